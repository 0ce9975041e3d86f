"""A published site in an S3-compatible object store (docs/operators/publish.md, docs/adr/0010).

Knows a bucket, what it holds of ours and in which order it is written; not how pages are made. Law: a reader who begins at any
moment finds whatever he is told of, and a checkpoint is shown only after all that it covers.
"""
