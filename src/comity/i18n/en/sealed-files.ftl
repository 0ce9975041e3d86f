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
