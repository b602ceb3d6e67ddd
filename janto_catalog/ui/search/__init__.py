"""The search field, what it suggests, and a query in words."""
