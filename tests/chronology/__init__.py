"""Tests of the chronology, with an oracle of their own."""
