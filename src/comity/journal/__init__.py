"""The journal of a sitting, made from the records: what the log says of it, told in a language, on a page and on paper.

`gather` reads the facts, which know no language and have one canonical JSON whose hash anybody can recompute; `tell` says them in
the words of a catalogue; `standing` says which records circulated, corrected or concluded it; `paper` sets it as PDF. Nobody
writes a journal: a record can only say that what the log computes at so many leaves is the journal.
"""
