"""The index that items are matched against: works, title variants, series names, numbers, spelling."""
