"""Sentences: every word a person reads, from one folder of Fluent catalogues per language."""

from comity.i18n.catalogue import FALLBACK, LANGUAGES, Catalogue
from comity.i18n.terms import Terms

__all__ = ["FALLBACK", "LANGUAGES", "Catalogue", "Terms"]
