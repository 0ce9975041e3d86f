search = Search
search-go = Search
search-words = Words
search-in = in
search-every-language = every language
search-form = Kind
search-every-form = any
search-party = For
search-everybody = everybody
search-year = Year
search-how = All words must occur, in any of their forms. “Quotation marks” ask for an exact phrase, -word for records without it.
search-count = { $count ->
    [0] No record found.
    [one] { $count } record found.
   *[other] { $count } records found, newest first.
 }
search-count-more = More than { $count } records found, newest first.
search-behind = The index is still being made: { $reach } of { $size } leaves were searched.
search-also = Also searched:
search-as-typed = Search only as typed
search-with-other = Search other spellings of names too
search-none = Nothing fits. Try fewer words, another language, or no filter.
search-unavailable = The index cannot be written just now; the records themselves are all there.
search-newer = Newer
search-older = Older
search-site = Search the record
head-passage = Passage
cite = Cite this record
cite-plain = { $author }, “{ $title }” ({ $number }), { $body }, { $date }.
cite-proof = Record { $record } in log { $log }, root { $root } at { $size } leaves.
cite-archive = Reconstruction from public sources.
cite-exercise = EXERCISE.
cite-live = { "" }
cite-bibtex = BibTeX
cite-ris = RIS
feed = Atom feed
cite-attributed = { $name } (attributed)
