# Backup and restore.
backup-written = Archive { $number }: { $new ->
        [one] one file
       *[other] { $new } files
    } written of { $files } the backup holds, { $bytes } bytes encrypted.
backup-size = { $slug }: as of { $size ->
        [one] one leaf
       *[other] { $size } leaves
    }.
restore-proved = { $slug }: { $size ->
        [one] one leaf
       *[other] { $size } leaves
    } put back and verified; digest { $digest }. Compare what anchors it with what you were given elsewhere:
