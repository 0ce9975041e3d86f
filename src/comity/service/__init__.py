"""The desk: the inbox anyone may write to and the one sequencer that writes the log."""
