"""The values that every package shares: frozen dataclasses and enumerations. Standard library only."""
