# The command press, why two places do not agree, and how an article was read.
press-reason-times-ten = { $a } and { $b } are told of the same thing, and one is ten times the other: a digit may be missing or too many.
press-reason-times-ten-range = { $a } and { $b } are told of the same thing and do not meet; with one nought more or less they would: a digit may be missing or too many.
press-reason-one-digit = { $a } and { $b } are told of the same thing and differ in one digit.
press-reason-digits-swapped = { $a } and { $b } are told of the same thing, and two digits stand the other way round.
press-reason-day-off-by-one = { $a } and { $b } are told of the same event and lie one day apart.
press-reason-weekday = The day named, { $date }, does not fall on that weekday.
press-reason-other-figure = { $a } and { $b } are told of the same thing.
press-reason-two-speakers = Two speakers give { $a } and { $b }: positions, not an error.
press-reason-part-of-whole = One figure is a part of the other ({ $a }, { $b }).
press-reason-other-part = Both are parts of a whole ({ $a }, { $b }).
press-reason-other-actor = The figures are of different parties ({ $a }, { $b }).
press-reason-other-time = The figures are of different times ({ $a }, { $b }).
press-reason-other-unit = The figures count different things ({ $a }, { $b }).
press-reason-plan-fact = One figure was planned, the other reached ({ $a }, { $b }).
press-reason-record-more-precise = The article says { $a }; the record has the day: { $b }.
press-reason-record-level = The article tells of another level than the record.
press-reason-record-day-off-by-one = The article says { $a }; the record has a sitting on { $b }, one day apart.
press-reason-record-no-sitting = The article tells of a sitting on { $a }; the record has none then. The nearest was on { $b }.
press-reason-record-dates-meet = The article says { $a }, the record { $b }: both can be right.
press-reason-record-dates-apart = The article says { $a }, the record { $b }.
press-reason-record-other-figure = The article says { $a }, the record { $b }.
press-reason-record-times-ten = The article says { $a }, the record { $b }: one is ten times the other.
press-note-cut = The article is very long; what lies beyond { $most } characters was not read. To have the rest read, hand it in as a text of its own.
press-note-unread = What begins at character { $place } was not read: the article has too many lines, words or tags. To have the rest read, hand it in as a text of its own.
press-note-compared = Only the first { $most } dates and the first { $most } figures were compared with one another.
press-note-more = More than { $most } were found under “{ $kind ->
    [dates] { press-dates }
    [quantities] { press-quantities }
    [actors] { press-actors }
    [meetings] { press-meetings }
    [agenda] { press-agenda }
    [decisions] { press-decisions }
    [quotes] { press-quotes }
    [positions] { press-positions }
   *[other] { press-suppressed }
}”; only the first { $most } are told.
press-note-empty = There is no text to read.
press-note-dropped = Advertising, menus and bylines were left out ({ $count }).
press-note-no-dateline = No date of publication is stated, so that days such as “Wednesday” stand without a date.
press-note-no-words = There are no words to read.
press-note-other-language = The language is not French, English or Russian; nothing was read.
press-note-mixed = Several languages stand in the text; it was read as one of them.
press-note-too-large = The file is too large to be read.
press-note-binary = This is no text: a picture, a PDF or another kind of file.
press-note-models-missing = The language models are not installed: names the register does not know are not recognised. On the machine that reads, pip install 'comity[press]' installs them (docs/operators/install.md).
press-note-models-none = There is no model for English: names the register does not know are not recognised.
press-note-models-cut = From character { $place } on, names the register does not know were not looked for: the text has more words than the language models are given.
press-when = Language { $language }; dateline { $date } { $time }
press-unread = Nothing was read.
press-dates = Dates
press-quantities = Figures
press-actors = Named
press-meetings = Sittings
press-agenda = Agenda items
press-decisions = Decisions
press-quotes = Quotations
press-positions = Positions
press-conflicts = What does not agree
press-suppressed = Compared and not reported
press-suppressed-count = { $count ->
    [one] { $count } pair was compared and not reported; --suppressed shows it with the reason.
   *[other] { $count } pairs were compared and not reported; --suppressed shows them with the reason.
}
press-drafts = Drafts
press-perhaps = perhaps: { $names }
press-nobody = no speaker found
press-note-year-inferred = The dateline gives no year; it was taken from the page or from the article.
press-note-day-unshown = { $by ->
    [address] No line shows when the article was written; the day is the one in the address of its page.
    [script] No line shows when the article was written; the day is the one in a script of its page.
    [around] No line of the article shows when it was written; the day is the one above it, in what is no part of it.
   *[other] No line shows when the article was written; the day is the one its page gives for machines.
}
