"""Generator and training of the reader of machine-readable zones; see ../README.md."""
