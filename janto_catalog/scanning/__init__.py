"""From a folder to items: walk, compare, recognise what moved, group.  Pure values in, values out."""
