# Versions of a text
compare = Versions compared
compare-lead = Two records as one text: what went is struck out, what came is underlined.
compare-alone = This record is the only version of its text. Name another record to compare it with.
compare-names = Symbol or record id; where only one is named, the version before it is the other.
compare-choices = Records given in several versions
compare-two-threads = Records of two threads
compare-older = Older
compare-newer = Newer
compare-leaf = leaf { $index }
compare-positions = Positions on this version
compare-no-positions = No position on this version is on record.
compare-languages = Language of the text
compare-text = Text: { $language }
compare-only = { $language }: one of the two records only says something in it.
compare-no-text = No text.
compare-text-equal = Title and text are the same in both records.
compare-counts = { $new ->
    [one] One word came
   *[other] { $new } words came
 }, { $gone ->
    [one] one word went
   *[other] { $gone } words went
 }.
compare-key = How it is marked:
compare-key-gone = gone
compare-key-new = new
compare-gone = gone:
compare-gone-end = (end)
compare-new = new:
compare-new-end = (end)
compare-break-gone = break gone
compare-break-new = break new
compare-title = Title
compare-folded = { $count ->
    [one] One unchanged paragraph
   *[other] { $count } unchanged paragraphs
 }
compare-too-long = These texts are too long, or too unlike, to be marked word by word; they stand side by side.
compare-fields = Field by field
compare-field = Field
compare-difference = Difference
compare-not-given = not given
compare-equal = the same
compare-differs = differs
compare-differs-by = differs by { $difference }
compare-given-by = { $count ->
    [one] given by one only
   *[other] given by { $count } of { $all }
 }
compare-versions = Versions of this text
compare-before = compare with the version before
compare-a = Compare
compare-b = with
compare-go = Show

# Accounts side by side
sides = Side by side
sides-of = Accounts of
sides-lead = Records chosen by whoever looks.
sides-order = Authors stand in the order of their codes. No account is preferred.
sides-open = Compare these accounts field by field
sides-choose = Which to show
sides-itself = the record itself
sides-most = No more than { $count ->
    [one] one record stands
   *[other] { $count } records stand
 } side by side; choose which.
sides-texts = Texts

# Positions through time
history = Positions through time
history-of = through time
history-choose = Choose a text; its versions and the positions on each are shown in the order of the log.
history-other = Another text
history-pair = Day (YYYY-MM-DD) or number of leaves. Left empty, each leaf that changed something is a column.
history-cut = The newest { $count ->
    [one] column
   *[other] { $count } columns
 } only; the table to download has all.
history-taken = taken then
history-changed = changed then
history-same = unchanged
history-ended = withdrawn
history-csv = The same as a table (CSV)
history-text-id = Text
history-stance = Code of the position
