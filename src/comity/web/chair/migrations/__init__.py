"""The steps by which the table of rooms came to its shape."""
