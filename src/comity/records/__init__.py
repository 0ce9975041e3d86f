"""Acts and the bytes that carry them: what a record text is, before anybody has said it is genuine."""
