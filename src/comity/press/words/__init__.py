"""Words, phrases and sentences of an article in its language: what every reader below a page looks at."""
