"""From leaves to conclusions: who may speak, what a record changes, and a digest over every change."""
