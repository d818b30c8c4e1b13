"""A small reader of one line of print, its trainer and its export; see ../README.md."""
