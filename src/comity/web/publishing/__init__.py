"""The read-only site written as files, for any web host or object store (docs/operators/publish.md).

Knows the addresses of the site and how files are laid out; not what pages say. Law: a file is the page the site would give to
everybody at one moment, and whoever reads the files sees one moment or another, never a mixture.
"""
