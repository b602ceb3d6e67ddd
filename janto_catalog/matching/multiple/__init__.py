"""Items that hold several works: episodes in one file, chapters, bookmarks, archives."""
