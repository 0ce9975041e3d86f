"""The command press over the shipped archive: what of an article meets the record, and the JSON others build on."""

import json
import tomllib
from pathlib import Path

import pytest

from comity.cli.main import main
from comity.press import models

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


TWO = """Vienne, 14 février 2018 – Selon la mairie, 600 personnes étaient là ; 900 personnes, selon l'association.
"""


def test_pairs_that_were_not_reported_are_shown_on_demand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "article.txt"
    file.write_text(TWO, encoding="utf-8")
    assert main(["press", str(file), "--no-models", "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert "1 pair was compared and not reported" in told
    assert "Two speakers" not in told
    assert main(["press", str(file), "--no-models", "--lang", "en", "--suppressed"]) == 0
    assert "Two speakers give 600 and 900: positions, not an error." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "There is no model for English"), ("fr", "The language models are not installed")],
)
def test_without_a_model_the_desk_reads_on_and_says_so(
    language: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    file = tmp_path / "article.txt"
    file.write_text(TWO if language == "fr" else "Vienna, 14 February 2018 – It met on Monday. 600 ships came.")
    assert main(["press", str(file), "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert said in told
    assert "600" in told


@pytest.mark.parametrize("lang", ["en", "fr", "ru"])
def test_it_says_what_installs_the_models(
    lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file, root = tmp_path / "article.txt", Path(__file__).parents[2]
    file.write_text(TWO, encoding="utf-8")
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    assert main(["press", str(file), "--lang", lang]) == 0
    command = "pip install 'comity[press]'"
    assert f"{command} " in capsys.readouterr().out
    extras = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert {name.partition(">")[0].replace("-", "_") for name in extras["press"]} == {
        name for names in models.NEEDED.values() for name in names
    }
    assert command in (root / "docs/operators/install.md").read_text(encoding="utf-8")
