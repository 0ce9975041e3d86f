# Files of sealed records, later recipients, texts made public from a page.
finding-seal-file-size = A file that is sealed has at most 16 MiB.
finding-seal-file-other = What was sealed is another file than the one the text names.
sealed-found-file-malformed = FALSE: the text is the one committed to; a file sealed with it is no age file.
sealed-found-file-closed = FALSE: the text is the one committed to; its key does not open a file sealed with it.
sealed-found-file-garbage = FALSE: the text is the one committed to; a file sealed with it is garbage.
sealed-found-file-other = FALSE: the text is the one committed to; a file sealed with it is another than the text names.
own-files-bounds = At most { $count } files, 32 MiB together; sealed, 16 MiB each. They stay in this program’s memory until the signed record brings them.
own-sealed-files-about = Each is fetched encrypted, opened on this machine and compared with what the text says of it. Its author chose its name and kind: treat it as any file from outside.
own-sealed-share = Let another seat read it
own-sealed-share-about = You write a sealed record to that seat; it carries the key of this text for it. Everybody will see for whom. It cannot be taken back.
own-sealed-share-this = Those this record is addressed to will also be able to read the sealed record
sealed-prove-file = A file sealed with it, to its true length:
closing-hint = { $needed ->
    [yes] Must be given.
    [closed] Must be given unless the record is public.
   *[no] May stay empty.
  } A day begins at 00:00 UTC; a second is written 2027-01-01T12:00:00Z. { $who ->
    [sealed] From then on any seat it is wrapped for may make the text public, before that only its author.
    [either] From then on a restricted text may be made public by any seat, a sealed one by any seat it is wrapped for; before that only by its author.
   *[restricted] From then on any seat may make the text public, before that only its author.
  } The date alone makes nothing public.
seal-here-files-about = Encrypted in this browser, each by itself: everybody sees how many there are and of each a step of its length, nobody else their names or what they are. At most 16 MiB each, 40 files, 32 MiB together.
seal-here-files-many = Too many or too large: at most 40 files, 16 MiB each, 32 MiB together.
seal-here-later-about = Your seat’s reading key opens the earlier text here, so that its key can be wrapped. It is sent nowhere.
seal-here-later-closed = This reading key does not open the earlier record. Nothing was sealed.
sealed-open-files-about = Each is fetched encrypted, opened in this browser and compared with what the text says of it, then put away under the name its author chose. Treat it as any file from outside.
sealed-open-saved = Opened, and equal to the file the text names.
sealed-open-seat = To make it public or let another seat read it, sit down as a seat first.
