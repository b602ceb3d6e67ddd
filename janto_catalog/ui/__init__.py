"""The window.  The only package that imports Qt; it calls the use cases of `catalog/` and has no rules of the domain."""
