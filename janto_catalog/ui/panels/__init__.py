"""What stands beside the middle: everything known of one title, and why it stands where it does."""
