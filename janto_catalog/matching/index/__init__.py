"""What a story offers to match against: works, title variants, series names, numbers, spelling."""
