# Pages written as files (docs/operators/publish.md).

published-copy = This is a published copy: what has arrived since it was written is not in it, and it takes no filings.
published-done = { $site }: { $files ->
    [one] one file
   *[other] { $files } files
}, { $drawn ->
    [one] one page
   *[other] { $drawn } pages
} drawn, { $written ->
    [one] one file
   *[other] { $written } files
} written anew.
published-leaf = leaf { $index }
published-live = The live desk
published-missing = There is no such page in this published copy. What asks a server, such as search, is not part of it.
published-reach = How far it reaches
published-when = These pages were written at { $when }, for the checkpoint below. Whether the log has grown since, only a newer checkpoint shows.
finding-publish-busy = Another run is writing to this folder.
finding-publish-folder = This folder is not empty and was not made by comity publish, or lies within the body it would be written from.
finding-publish-page = The site gives no such page, and the pages link to it: nothing has been put in place.
finding-publish-write = The file cannot be written; the site that is served is as it was.
remedy-publish = Name an empty folder, or the one of the last run, beside the body's; then run the command again.
