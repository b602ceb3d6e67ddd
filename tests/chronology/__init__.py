"""Tests of the chronology, with a reference solver."""
