"""Out in the formats of the field: what a Reader gives, as bytes that archives and parliaments already read.

`bag` packs a whole body with its log (BagIt, described by `crate` as RO-Crate) and reads it back; `akoma` writes a journal as
Akoma Ntoso. Nothing here is a truth: each file names the log, the size and the root it was made from.
"""
