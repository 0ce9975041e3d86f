"""What was dealt with: agenda items, decisions and positions."""
