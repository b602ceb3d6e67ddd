"""`python -m janto_catalog` is `janto`."""

import sys

from janto_catalog.cli import main

# Reader processes import the main module again; only the first process runs the command.
if __name__ == "__main__":
    sys.exit(main())
