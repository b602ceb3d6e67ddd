"""What the items of one folder say together: order, numbers, lengths, series."""
