# Importing a collection.
import-judged = { $rows ->
        [one] One row
       *[other] { $rows } rows
    } read, { $records ->
        [one] one record
       *[other] { $records } records
    } to write; { $unused } rows make none. Nothing is wrong, and nothing was written.
import-written = { $records ->
        [one] One record
       *[other] { $records } records
    } in the archive, { $before } of them from an earlier run. What anchors it:
import-faults = { $count ->
        [one] One fault
       *[other] { $count } faults
    } in { $rows } rows; nothing was written.
