"""What contradicts itself in an article: its claims, and how two of them differ."""
