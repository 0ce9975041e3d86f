"""Two live bodies on one site: what an account of the one asks of the other by numbers, ids and links gives it nothing."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from comity.keys.names import COSIGNATURE
from comity.keys.signer import SigningKey, from_label
from comity.records.act import Act
from comity.service.desk import Placed
from comity.service.founding import Charter, SeatKeys, found_body, grant_of, seat, seen_now
from comity.service.pen import Pen, blank
from comity.service.sequencer import Sequencer
from comity.web.access.holder import Role
from comity.wiring.bodies import write_body_file

from .accounts import migrated
from .conftest import DAY, REGIME, START, build
from .test_rights import ORIGIN, signed_in

__all__ = ["migrated"]
OTHER = "comity.example/other"
SECRET = "the lamps of the other body"
ARTICLE = (Path(__file__).parents[1] / "press" / "dev" / "fr-08.txt").read_bytes()


@dataclass(frozen=True, slots=True, kw_only=True)
class Two:
    """An account that heads AAA in the small body, one that heads AAA in the other, a draft and a record of the latter."""

    mine: Client
    theirs: Client
    draft: str
    record: str


def other_key(code: str, label: str, kind: int | None = None) -> SigningKey:
    name = OTHER if not code else f"{OTHER}/{code}/{label}"
    return (
        from_label(name, f"other {code} {label}") if kind is None else from_label(name, f"other {code} {label}", kind)
    )


def other_body(folder: Path) -> tuple[Sequencer, dict[str, Pen]]:
    """Found another body by the same rules, with keys of its own."""
    log, stamp = other_key("", "log"), other_key("REGISTRY", "stamp", COSIGNATURE)
    seats = tuple(
        SeatKeys(
            code=code,
            kind=kind,
            roots=tuple(other_key(code, f"root-{n}") for n in (1, 2, 3)),
            threshold=2,
            desk=other_key(code, "desk"),
        )
        for code, kind in (("AAA", "party"), ("BBB", "party"), ("CCC", "party"), ("REGISTRY", "office"))
    )
    charter = Charter(
        origin=OTHER,
        kind="live",
        regime=REGIME,
        at=DAY,
        log_key=log,
        stamp_key=stamp,
        founder=other_key("FOUNDER", "founder"),
    )
    anchor = found_body(folder, charter, tuple(grant_of(keys) for keys in seats), lambda: START)
    write_body_file(folder, "other")
    sequencer, pens = Sequencer(folder, log, stamp, lambda: START), {}
    for keys in seats:
        pen = seat(sequencer, OTHER, anchor.split()[-1], keys, DAY)
        assert pen is not None
        pens[keys.code] = pen
    return sequencer, pens


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory, migrated: bytes) -> Iterator[Two]:
    from comity.web.site import application

    aside = tmp_path_factory.mktemp("two")
    body = build(aside / "small")
    sequencer, pens = other_body(aside / "other")
    record = blank(OTHER, Act.NOTIFY, "note", "AAA", seen_now(sequencer), DAY, {"title": {"en": SECRET, "fr": SECRET}})
    sequencer.append(pens["AAA"].sign(record))
    sequencer.publish()
    desk = body.desk()

    def submit(_slug: str, data: bytes) -> Placed:
        return desk.submit(data)

    (aside / "accounts.sqlite").write_bytes(migrated)
    (aside / "accounts.sqlite").chmod(0o600)
    application({"small": body.folder, "other": aside / "other"}, submit, aside)
    theirs = signed_in(Role.HEAD, "AAA", OTHER)
    kept = theirs.post("/en/other/draft", sent(**{"title.en": SECRET, "text.en": SECRET}))
    found = re.search(r"draft=(\d+)$", kept.headers["Location"])
    assert found is not None
    yield Two(mine=signed_in(Role.HEAD, "AAA"), theirs=theirs, draft=found[1], record=pens["AAA"].prev)
    application({"small": body.folder}, None, None)
    body.sequencer.close()
    sequencer.close()


@pytest.fixture(autouse=True)
def unlimited(two: Two) -> None:
    from comity.web.access import limits

    limits._left.clear()


def sent(**fields: Any) -> dict[str, Any]:
    return {"seat": "AAA", "form": "note", "act": "notify", "at": "2026-03-01", "title.en": "Mine", **fields}


def row(number: str) -> dict[str, Any]:
    from comity.web.accounts.models import KeptDraft

    [found] = KeptDraft.objects.filter(pk=int(number)).values()
    return dict(found)


def told(answer: Any) -> str:
    return html.unescape(answer.content.decode())


@pytest.mark.parametrize("slug", ["small", "other"])
def test_a_draft_of_another_body_is_none(two: Two, slug: str) -> None:
    assert SECRET in told(two.theirs.get(f"/en/other/draft/{two.draft}?seat=AAA")), "whose it is reads it"
    before, at = row(two.draft), f"/en/{slug}"
    for address in (
        f"{at}/draft/{two.draft}?seat=AAA",
        f"{at}/write/note?act=notify&seat=AAA&draft={two.draft}",
    ):
        assert two.mine.get(address).status_code == 404, address
    version = {"draft": two.draft, "version": "1"}
    for address, fields in (
        (f"{at}/draft", sent(**version)),
        (f"{at}/draft/{two.draft}/both", {"seat": "AAA", "version": "1", "m.title.en": "Mine", "c.title.en": "theirs"}),
        *((f"{at}/draft/{two.draft}", {"seat": "AAA", "do": do}) for do in ("ready", "return", "delete", "restore")),
        (f"{at}/write/note", sent(**version)),
    ):
        answer = two.mine.post(address, fields)
        assert answer.status_code == 404, address
        assert SECRET not in told(answer)
        quiet = two.mine.post(address, fields, headers={"HX-Request": "true"})
        assert quiet.status_code == 404, address
        assert SECRET not in told(quiet)
    assert row(two.draft) == before


def test_the_desk_and_the_press_page_of_another_body_are_not_there(two: Two) -> None:
    for address in ("desk?seat=AAA", "press?seat=AAA", "press", "write?seat=AAA"):
        assert SECRET not in told(two.mine.get(f"/en/other/{address}")), address
        assert two.mine.get(f"/en/other/{address}").status_code in {302, 404}, address
    for fields in ({"text": ARTICLE.decode()}, {"text": ARTICLE.decode(), "keep": "0"}, {"made": f"0:{two.draft}"}):
        assert two.mine.post("/en/other/press", {"seat": "AAA", **fields}).status_code == 404
    assert two.mine.post("/en/other/desk/read", {"seat": "AAA", "to": "1"}).status_code == 404


def test_the_press_page_shows_no_draft_of_another_body_as_ones_own(two: Two) -> None:
    read = two.theirs.post(
        "/en/other/press", {"seat": "AAA", "article": SimpleUploadedFile("a.txt", ARTICLE, "text/plain")}
    )
    carried = dict(re.findall(r'name="(kept|name|media|language)" value="([^"]*)"', read.content.decode()))
    form = re.search(r'name="as-0".*?<option value="([^"–]+)"', read.content.decode(), re.DOTALL)
    kept = two.theirs.post("/en/other/press", {"seat": "AAA", **carried, "keep": "0", "as-0": form[1] if form else ""})
    made = re.search(r'name="made" value="0:(\d+)"', kept.content.decode())
    assert made is not None
    for pk in (made[1], two.draft):
        page = told(two.mine.post("/en/small/press", {"seat": "AAA", **carried, "made": f"0:{pk}"}))
        assert "Kept as a draft." not in page
        assert pk not in page
        assert SECRET not in page
    before = row(made[1])
    again = two.mine.post("/en/small/press", {"seat": "AAA", **carried, "keep": "0", "as-0": form[1] if form else ""})
    mine = re.search(r'name="made" value="0:(\d+)"', again.content.decode())
    assert mine is not None
    assert (row(mine[1])["origin"], row(made[1])) == (ORIGIN, before), "the same article, kept in each body for itself"


def test_a_link_to_a_record_of_another_body_leads_nowhere(two: Two) -> None:
    assert SECRET in told(two.mine.get(f"/en/other/record/{two.record}")), "it is public where it is"
    for name in (two.record, f"/en/other/record/{two.record}", f"https://localhost/other/record/{two.record}"):
        for fields in (
            {"ref": f"answers:{name}"},
            {"also_rel": "answers", "also_id": name},
            {"ref": f"at-sitting:{name}"},
        ):
            preview = two.mine.post("/en/small/write/note", sent(**fields))
            assert "refs.unknown" in told(preview) or preview.status_code in {404, 422}, fields
            assert SECRET not in told(preview)
            kept = two.mine.post("/en/small/draft", sent(**fields))
            assert kept.status_code == 302
            shown = two.mine.get(kept.headers["Location"])
            assert SECRET not in told(shown)
            number = kept.headers["Location"].rpartition("=")[2]
            assert SECRET not in told(two.mine.get(f"/en/small/draft/{number}?seat=AAA"))
            both = {"seat": "AAA", "version": "9", **{f"m.{key}": value for key, value in sent(**fields).items()}}
            assert SECRET not in told(two.mine.post(f"/en/small/draft/{number}/both", both))
            assert two.mine.post(f"/en/small/draft/{number}", {"seat": "AAA", "do": "delete"}).status_code == 302
    for address in (
        f"write/note?act=reply&seat=AAA&re={two.record}&rel=answers",
        f"record/{two.record}?seat=AAA",
        f"sitting/{two.record}",
        f"thread/{two.record}",
        f"due?thread={two.record}",
        f"seal/note?act=notify&seat=AAA&re={two.record}",
    ):
        answer = two.mine.get(f"/en/small/{address}")
        assert SECRET not in told(answer), address
        assert answer.status_code in {200, 302, 404}, address
