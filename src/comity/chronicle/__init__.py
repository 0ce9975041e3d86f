"""From plain-text source files to the drafts of an archive body's records (docs/spec/chronicle.md)."""

from comity.chronicle.collection import Collected, collect
from comity.chronicle.compilation import compile_drafts, edition
from comity.chronicle.draft import Draft, DraftRef
from comity.chronicle.parse import parse

__all__ = ["Collected", "Draft", "DraftRef", "collect", "compile_drafts", "edition", "parse"]
