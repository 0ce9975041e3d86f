"""The command press over the shipped archive: what of an article meets the record, and the JSON others build on."""

import json
from pathlib import Path

import pytest

from comity.cli.main import main

ARTICLE = """L'Otan et la Russie se parlent

Bruxelles, le 13 juillet 2016

Les ambassadeurs du Conseil Otan-Russie se sont réunis mercredi à Bruxelles. Un Conseil Otan-Russie s'était déjà réuni fin avril.
"""


def test_an_article_meets_the_record(demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    assert main(["press", str(file), "--against", str(demo / "archive"), "--no-models", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    [met] = told["conflicts"]
    assert (met["level"], met["kind"], met["record"]) == ("C", "record-more-precise", "NRC/SIT/2016/1")
    assert met["facts"] == {"a": "2016-04-16/2016-04-30", "b": "2016-04-20", "record": "NRC/SIT/2016/1"}
    for lang in ("en", "fr", "ru"):
        assert main(["press", str(file), "--against", str(demo / "archive"), "--no-models", "--lang", lang]) == 0
        assert "NRC/SIT/2016/1" in capsys.readouterr().out
