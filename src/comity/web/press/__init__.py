"""The page of the press desk: an article with what was found in it, and drafts to confirm beside it."""
