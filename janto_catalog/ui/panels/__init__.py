"""The larger parts of pages: the detail panel, forms, lists and cards."""
