"""What was handed in: its characters, with the place of each in the input."""
