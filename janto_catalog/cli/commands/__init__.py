"""The commands, one per file. Each file offers one constant, `COMMAND`."""
