"""The words every room shares: frozen dataclasses, standard library only."""
