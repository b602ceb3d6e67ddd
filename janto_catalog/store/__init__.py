"""The catalogue file.  The only package that uses SQL; it takes and returns the frozen dataclasses of `model/`."""
