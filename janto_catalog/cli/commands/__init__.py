"""The commands, one a file, each with one constant `COMMAND`."""
