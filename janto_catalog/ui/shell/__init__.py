"""The frame of the window: its bars, the split layout, what it shows at startup, and the actions that belong to it."""
