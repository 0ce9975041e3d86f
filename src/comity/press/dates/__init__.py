"""When: the days an article tells, by the date grammar of its language."""
