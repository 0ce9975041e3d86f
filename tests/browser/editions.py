"""In which languages and widths a page is looked at: two far apart in every run, the others where the mark `campaign` is asked for."""

import pytest


def _later(*value: object) -> object:
    return pytest.param(*value, marks=pytest.mark.campaign)


EDITIONS = [
    ("en", 1280),
    ("ru", 320),
    *(_later(*one) for one in (("en", 320), ("fr", 320), ("fr", 1280), ("ru", 1280))),
]
"""Language and width of the window."""
ONE = [EDITIONS[0], *(_later(*one) for one in (("ru", 320), ("en", 320), ("fr", 320), ("fr", 1280), ("ru", 1280)))]
"""The same of stories long enough that one of them is told in every run."""
TONGUES = ["ru", _later("en"), _later("fr")]
"""Languages of pages whose widths the test itself goes through; the longest words in every run."""
