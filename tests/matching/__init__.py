"""Identification, tried on names people wrote."""
