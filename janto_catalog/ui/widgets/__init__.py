"""Small parts every view is made of."""
