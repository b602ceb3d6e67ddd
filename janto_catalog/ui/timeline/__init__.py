"""The timeline of the window: its canvas, what is around it, and pictures of it."""
