"""Sentences: every word a person reads, in English, French and Russian, from Fluent catalogues."""

from comity.i18n.catalogue import LANGUAGES, Catalogue

__all__ = ["LANGUAGES", "Catalogue"]
