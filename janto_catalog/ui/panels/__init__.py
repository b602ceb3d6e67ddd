"""The larger parts of pages: the detail panel, the forms, and what the views are made of."""
