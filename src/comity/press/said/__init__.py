"""Who said what: words in quotation marks or behind a dash, and the rule that chose the speaker."""
