"""Lists and tables as Qt reads them: rows arrive in pages, words are made once a row and never a cell."""
