"""Work outside the window's thread: reading and writing the catalogue, scans, and Python's garbage collection."""
