# A published site in an object store (docs/operators/publish.md).

objects-done = { $to }: { $put ->
    [one] one file
   *[other] { $put } files
} put, { $kept ->
    [one] one file
   *[other] { $kept } files
} there already, { $removed ->
    [one] one object
   *[other] { $removed } objects
} removed.
finding-objects-address = This is not an address as it must be: s3://bucket/prefix for --to, https for the endpoint (http of this machine alone).
finding-objects-ahead = The store shows a checkpoint that this log does not lead to: another log, a longer one, or one with another past. Nothing has been put.
finding-objects-answer = The store does not answer, or not as a store of this kind does.
finding-objects-authorities = The file of certificate authorities for the store is not there, or holds no certificate.
finding-objects-bucket = The store has no such bucket.
finding-objects-busy = Another machine is writing to this prefix, or began to within the last ten minutes and has not ended.
finding-objects-file = A file to be put is not there, or is not what was written.
finding-objects-key = There is no key for the store, or its file cannot be used: two lines (name, secret) or three (a token too), which only its owner may read.
finding-objects-library = The library that speaks to object stores is not installed.
finding-objects-manifest = What the bucket says it holds is not written as comity writes it.
finding-objects-path = No object can be named so.
finding-objects-refused = The store refuses this key, or does not let it do this.
remedy-objects = What was put so far is noted and is not put again: mend what is named and run the command once more. A key must be allowed to list, get, put and delete below the prefix. Before you put another log where one is shown, keep that checkpoint, which may be evidence, and choose another prefix.
