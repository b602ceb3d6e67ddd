"""The window: the only room that knows Qt.  It asks the catalogue's verbs and holds no rule of the trade."""
