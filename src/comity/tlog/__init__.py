"""The log as a Merkle tree (RFC 6962): roots, proofs, tiles, checkpoints, receipts' proofs and witness policies."""
