"""The only door to cryptography: strict Ed25519, named keys, signature lines, secret files."""
