"""Memory: the only room that knows SQL.  Frozen dataclasses of `model/` cross its border."""
