"""The second verifier of Comity's logs and receipts: written from docs/spec alone, with Python's standard library."""
