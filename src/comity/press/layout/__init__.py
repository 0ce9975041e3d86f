"""What of a page is the article: lines, blocks and their roles, the dateline, what stands around it."""
