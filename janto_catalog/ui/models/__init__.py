"""Qt's models of the lists of titles: rows are read by pages, and their texts are made once for each row."""
