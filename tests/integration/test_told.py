"""Notices by mail: who is told what, once, in whose language, and that they say what the page says; over a mail server that runs."""

import html
import re
from typing import Any

import pytest

from comity.errors import ComityError
from comity.i18n import LANGUAGES
from comity.records.act import Act
from comity.web.access.holder import Role

from .accounts import migrated
from .conftest import START
from .telling import DAY, END, Told, text_of, told

__all__ = ["migrated", "told"]
NOW = START + 60
UNTIL = {"en": "end of 21 March 2026 (Europe/Brussels)", "fr": "fin du 21 mars 2026 (Europe/Brussels)"}
UNTIL["ru"] = "конец дня 21 марта 2026 (Europe/Brussels)"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_mail_and_page_show_one_deadline_with_one_zone(told: Told, lang: str) -> None:
    _, to = told.wish(lang=lang)
    asked = told.asked()
    assert told.turn(NOW).sent == 1
    text = text_of(told.office.to(to)[0])
    page = html.unescape(told.client().get(f"/{lang}/small/record/{asked}").content.decode())
    until = re.findall(r'<span class="until">([^<]+)</span>', page)[-1]  # the duty's; its clock stands before it
    assert until == UNTIL[lang]
    assert until in text
    steps = re.findall(r"<li>(\[[^<]+)</li>", page)
    assert len(set(steps)) == 2
    for step in steps:
        assert step in text


def test_a_letter_says_the_whole_fact_and_can_be_threaded_and_stopped(told: Told) -> None:
    _, to = told.wish()
    asked = told.asked(title="Where are they?")
    told.turn(NOW)
    letter = told.office.to(to)[0]
    text = text_of(letter)
    for part in (
        "Small council",
        "Where are they?",
        "For: Beland",
        "To: Aland",
        "Received: 1 March 2026, 13:00 (Europe/Brussels)",
        "it is addressed to Aland",
        "Aland owes Beland: answer, until end of 21 March 2026 (Europe/Brussels) (S/NOT/2026/1) [1, ",
        "runs from 1 March 2026, 13:00 (Europe/Brussels), when S/NOT/2026/1 was received",
        f"https://desk.example.org/en/small/record/{asked}",
        "https://desk.example.org/en/account/notices/",
    ):
        assert part in text, part
    assert letter["Subject"] == "Small council: Note S/NOT/2026/1 (Beland)"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter["Date"] is not None
    assert re.fullmatch(r"<[0-9a-f]{40}@desk.example.org>", letter["Message-ID"])
    told.body.answer("CCC", asked, Act.COMMENT, "answers", to=("AAA",))
    told.publish()
    told.turn(NOW + 60)
    later = told.office.to(to)[1]
    assert later["In-Reply-To"] == letter["In-Reply-To"]
    assert later["Message-ID"] != letter["Message-ID"]
    stop = letter["List-Unsubscribe"].strip(" <>").removeprefix("https://desk.example.org")
    client = told.client()
    assert "Aland" in client.get(stop).content.decode()
    assert client.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 200
    told.asked(title="Another")
    assert told.turn(NOW + 120).sent == 0
    assert client.post(f"{stop[:-3]}xy/").status_code == 410


@pytest.mark.parametrize(
    ("kinds", "code", "expected"),
    [
        ("addressed", "AAA", 1),
        ("addressed", "CCC", 0),
        ("duties", "AAA", 1),
        ("owed", "AAA", 0),
        ("owed", "BBB", 0),
        ("sittings", "CCC", 1),
        ("silences", "AAA", 0),
        ("everything", "CCC", 2),
        ("everything", "BBB", 2),
    ],
)
def test_who_is_told_of_a_question_and_a_sitting(told: Told, kinds: str, code: str, expected: int) -> None:
    told.wish(code, kinds=kinds)
    told.asked()
    told.body.write("REGISTRY", Act.CONVENE, "sitting", body={"fields": {"date": "2026-03-10"}})
    told.publish()
    assert told.turn(NOW).sent == expected
    assert told.turn(NOW + 60).sent == 0


def test_whoever_is_owed_hears_that_it_was_answered(told: Told) -> None:
    _, to = told.wish("BBB", kinds="owed")
    asked = told.asked()
    told.body.answer("AAA", asked, Act.REPLY, "answers", to=("CCC",))
    told.publish()
    told.turn(NOW)
    assert "Aland owed Beland: answer; done by S/NOT/2026/2" in text_of(told.office.to(to)[0])


def test_whoever_owes_hears_that_its_time_was_moved(told: Told) -> None:
    _, to = told.wish(kinds="duties")
    asked = told.asked()
    told.turn(NOW)
    told.prolong(asked)
    told.turn(NOW + 60)
    text = text_of(told.office.to(to)[1])
    assert "until end of 26 March 2026 (Europe/Brussels)" in text
    assert "> Five days more.\n> No longer." in text


def test_reminders_come_once_each_and_only_for_what_is_still_owed(told: Told) -> None:
    _, to = told.wish(kinds="duties owed")
    asked = told.asked()
    sent = {when: told.turn(END + when).sent for when in (-19 * DAY, -8 * DAY, -7 * DAY, -6 * DAY, -DAY, -60, 60, DAY)}
    assert [when for when, count in sent.items() if count] == [-19 * DAY, -7 * DAY, -DAY, 60]
    subjects = [letter["Subject"] for letter in told.office.to(to)]
    assert subjects[1] == "Small council: answer, until end of 21 March 2026 (Europe/Brussels)"
    assert subjects[3] == "Small council: answer, time ended end of 21 March 2026 (Europe/Brussels)"
    assert "not recorded" in text_of(told.office.to(to)[3])
    _, late = told.wish("CCC", kinds="duties")
    told.asked("CCC")
    told.body.answer("CCC", told.body.pens["BBB"].prev, Act.REPLY, "answers")
    told.body.answer("AAA", asked, Act.REPLY, "answers")
    told.publish()
    told.turn(END - 7 * DAY)
    assert [one["Subject"].partition(": ")[2] for one in told.office.to(late)] == ["Note S/NOT/2026/2 (Beland)"]


def test_after_a_missed_window_one_reminder_tells_what_is_true_now(told: Told) -> None:
    _, to = told.wish(kinds="duties")
    told.asked()
    told.turn(NOW)
    told.turn(END - DAY // 2)  # both the seventh and the last day before the end have begun since
    assert [one["Subject"].partition(": ")[2] for one in told.office.to(to)[1:]] == [
        "answer, until end of 21 March 2026 (Europe/Brussels)"
    ]


def test_a_reminder_that_waited_too_long_is_never_sent_stale(told: Told) -> None:
    from comity.web.told import choosing

    _, to = told.wish(kinds="duties")
    asked = told.asked()
    told.turn(NOW)
    assert choosing.choose(END - 7 * DAY) == 1
    told.prolong(asked)
    told.turn(END - 6 * DAY)
    texts = [text_of(one) for one in told.office.to(to)]
    assert len(texts) == 2  # the question, and that its time was moved; the reminder of the old end was dropped
    assert "26 March" in texts[1]


def test_a_digest_comes_once_a_day_at_its_local_hour(told: Told) -> None:
    _, to = told.wish(pace="digest", hour=8, zone="America/New_York")
    told.asked(title="First")
    told.asked(title="Second")
    at = START + 3600  # 13:00 UTC, 8:00 in New York
    assert told.turn(at - 60).sent == 0
    assert told.turn(at).sent == 1
    told.asked(title="Third")
    assert told.turn(at + 7_200).sent == 0
    assert told.turn(at + DAY).sent == 1
    first, second = told.office.to(to)
    assert first["Subject"] == "Small council: 2 notices for Aland"
    assert all(title in text_of(first) for title in ("First", "Second"))
    assert "Third" in text_of(second)
    assert told.turn(at + 2 * DAY).sent == 0


def test_many_records_at_one_time_come_in_one_letter(told: Told) -> None:
    _, to = told.wish()
    for number in range(60):
        told.body.write("BBB", Act.STATE, to=("AAA",), body={"title": {"en": f"Note {number}"}})
    told.publish()
    assert told.turn(NOW).sent == 1
    assert "10 more records are not listed here: https://desk.example.org/en/small/changes?from=" in text_of(
        told.office.to(to)[0]
    )


@pytest.mark.parametrize("role", ["signer", "observer", "administrator"])
def test_of_a_restricted_record_only_the_entitled_hear_and_no_word_of_it_travels(told: Told, role: str) -> None:
    _, to = told.wish(role=role, kinds="addressed duties everything")
    told.restrict("quoinword")
    told.restrict("quoinword", "whisper")
    asked = told.asked()
    for now in (NOW, END - 7 * DAY, END - DAY, END + 60):
        told.turn(now)
    texts = [text_of(one) for one in told.office.to(to)]
    hidden = [one for one in told.office.to(to) if "restricted" in str(one["Subject"])]
    assert len(hidden) == (2 if role == "signer" else 0)
    assert not any(b"quoinword" in raw for raw in told.office.raw)
    if role == "signer":
        assert "A restricted record S/LET/2026/1 is in the log." in text_of(hidden[0])
        assert "S/LET" in "".join(texts)
    else:
        assert not any("S/LET" in text for text in texts)
    assert any(asked in text for text in texts)


def test_nobody_is_told_without_place_seat_or_address(told: Told) -> None:
    from comity.web.accounts.models import Account, Seated
    from comity.web.told.models import Outgoing, Postbox, Wish

    takes: dict[str, Any] = {
        "suspended": lambda wish: Seated.objects.filter(account=wish.account).update(suspended="2026-03-01T00:00:00Z"),
        "closed": lambda wish: Account.objects.filter(pk=wish.account.pk).update(is_active=False),
        "unconfirmed": lambda wish: Postbox.objects.filter(account=wish.account).delete(),
        "stopped": lambda wish: Wish.objects.filter(pk=wish.pk).update(pace="nothing"),
    }
    wishes = {name: told.wish() for name in takes}
    told.asked()
    from comity.web.told import choosing

    assert choosing.choose(NOW) == len(takes)
    for name, take in takes.items():
        take(wishes[name][0])
    assert told.turn(NOW).sent == 0
    assert set(Outgoing.objects.values_list("state", flat=True)) == {"dropped"}
    assert told.office.letters == []


def test_no_letter_is_lost_and_one_crash_repeats_at_most_one(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    from comity.web.told import outbox

    _, to = told.wish()
    told.asked(title="First")
    told.asked(title="Second")

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(outbox, "ended", crash)
        with pytest.raises(KeyboardInterrupt):
            told.turn(NOW)
    assert told.turn(NOW).sent == 2
    ids = [letter["Message-ID"] for letter in told.office.to(to)]
    assert len(ids) == 3
    assert ids[0] == ids[1] != ids[2]  # the same letter by the same name, so that a mailbox can tell


def test_a_server_that_refuses_or_goes_away_is_tried_again_later_and_seen(told: Told) -> None:
    from comity.web.told import outbox

    _, to = told.wish()
    told.asked()
    told.office.refuse = "451 later"
    assert told.turn(NOW).sent == 0
    status = outbox.status()
    assert (status.waiting, status.error, status.given_up) == (1, "SMTPRecipientsRefused 451", 0)
    assert to not in status.error
    sessions = told.office.sessions
    assert told.turn(NOW + 30).sent == 0
    assert told.office.sessions == sessions  # not before a minute has passed
    told.office.refuse = ""
    assert told.turn(NOW + 61).sent == 1
    status = outbox.status()
    assert (status.waiting, status.error) == (0, "")


def test_a_server_that_takes_a_letter_and_hangs_up_gets_it_once_more_under_the_same_name(told: Told) -> None:
    _, to = told.wish()
    told.asked()
    told.office.hang_up = True
    assert not told.turn(NOW).reached
    told.office.hang_up = False
    assert told.turn(NOW + 61).sent == 1
    first, second = told.office.to(to)
    assert first["Message-ID"] == second["Message-ID"]
    assert told.turn(NOW + 3_600).sent == 0


def test_a_server_that_is_not_there_loses_nothing_and_a_letter_is_given_up_after_five_days(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.conf import settings

    from comity.web.told import outbox
    from comity.web.told.models import Outgoing

    told.wish()
    told.asked()
    with monkeypatch.context() as away:
        away.setattr(settings, "EMAIL_PORT", 1)
        turn = told.turn(NOW)
        assert (turn.sent, turn.reached) == (0, False)
        assert outbox.status().error == "ConnectionRefusedError"
        Outgoing.objects.update(made="2026-02-01T00:00:00Z")
        told.turn(NOW + 61)
    assert outbox.status().given_up == 1
    assert told.turn(NOW + 3_600).sent == 0


def test_what_was_sent_is_forgotten_after_three_months_and_not_told_again(told: Told) -> None:
    from comity.web.told.models import Outgoing

    _, to = told.wish()
    told.asked()
    told.turn(NOW)
    Outgoing.objects.update(made="2026-03-01T12:00:00Z")
    told.turn(NOW + 89 * DAY)
    assert Outgoing.objects.filter(state="sent").exists()
    count = len(told.office.to(to))
    told.turn(NOW + 400 * DAY)
    assert not Outgoing.objects.filter(made__lt="2026-03-02T00:00:00Z").exists()
    told.turn(NOW + 401 * DAY)
    assert len(told.office.to(to)) == count


def test_one_process_at_a_time_tells(told: Told) -> None:
    from comity.web.told import loop

    with loop._alone(), pytest.raises(ComityError) as caught:
        told.turn(NOW)
    assert caught.value.finding.code == "notices.busy"


def test_the_thread_tells_as_it_goes(told: Told) -> None:
    import threading

    from comity.web.told import loop

    _, to = told.wish()
    told.asked()
    stop, thread = threading.Event(), None
    thread = threading.Thread(target=loop.run, args=(stop, 0.01))
    thread.start()
    end = threading.Event()
    for _ in range(200):
        if told.office.to(to):
            break
        end.wait(0.02)
    stop.set()
    thread.join()
    assert told.office.to(to)


def test_a_wish_is_kept_by_a_form_and_an_address_by_its_own_link(told: Told) -> None:
    from comity.web.told.models import Postbox, Wish

    client = told.client_of(Role.SIGNER)
    page = client.get("/en/account/notices/")
    assert page.status_code == 200
    assert "No address is confirmed yet" in page.content.decode()
    asked = client.post("/en/account/notices/", {"do": "address", "email": "delegate@example.org"})
    assert "A message was sent to delegate@example.org" in asked.content.decode()
    link = re.search(r"https://desk\.example\.org(\S+)", text_of(told.office.to("delegate@example.org")[0]))
    assert link is not None
    other = told.client_of(Role.SIGNER, "BBB")
    assert other.post(link[1]).status_code == 410
    assert Postbox.objects.count() == 0
    assert client.get(link[1]).status_code == 200
    assert client.post(link[1]).status_code == 303
    assert Postbox.objects.get().email == "delegate@example.org"
    wanted = {
        "do": "keep",
        "slug": "small",
        "code": "AAA",
        "pace": "once",
        "hour": "7",
        "zone": "Asia/Tokyo",
        "lang": "fr",
    }
    kept = client.post("/en/account/notices/", {**wanted, "kinds": ["addressed", "duties"]}, follow=True)
    assert "Kept." in kept.content.decode()
    wish = Wish.objects.get()
    assert (wish.pace, wish.hour, wish.zone, wish.lang, wish.kinds) == (
        "once",
        7,
        "Asia/Tokyo",
        "fr",
        "addressed duties",
    )
    for wrong in (
        {"zone": "Mars/Olympus"},
        {"zone": "../../etc/passwd"},
        {"pace": "hourly"},
        {"hour": "24"},
        {"lang": "xx"},
        {"code": "BBB"},
        {"slug": "other"},
        {"kinds": ["gossip"]},
        {"do": "nothing"},
    ):
        answer = client.post("/en/account/notices/", {**wanted, **wrong})
        assert answer.status_code == 422, wrong
        assert Wish.objects.get().kinds == wish.kinds
        assert Wish.objects.get().zone == wish.zone
    told.asked()
    told.turn(int(wish.since) + 60)
    assert told.office.to("delegate@example.org")[-1]["Subject"].startswith("Petit conseil")


def test_the_command_rehearses_and_tells(told: Told, capsys: pytest.CaptureFixture[str]) -> None:
    import json

    from comity.cli.main import main
    from comity.web.told.models import Outgoing

    _, to = told.wish(since=2**40)
    told.asked()
    folder = told.home
    assert main(["notices", str(folder), "--dry-run", "--json"]) == 0
    assert [one["to"] for one in json.loads(capsys.readouterr().out)] == [to]
    assert Outgoing.objects.count() == 0
    assert main(["notices", str(folder), "--dry-run", "--lang", "en"]) == 0
    assert f"{to}: Small council: Note S/NOT/2026/1 (Beland)" in capsys.readouterr().out
    assert main(["notices", str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["sent"] == 1
    assert main(["notices", str(folder), "--lang", "en"]) == 0
    assert "Sent: 0." in capsys.readouterr().out
    assert len(told.office.to(to)) == 1
    assert main(["notices", str(told.body.folder), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["refused"]["code"] == "notices.none"


def test_a_body_that_cannot_be_read_keeps_no_letter_of_another_waiting_and_loses_none(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    from comity.errors import Finding, Unavailable
    from comity.notices.letter import Letters
    from comity.web.told import outbox

    one, first = told.wish()
    _, second = told.wish()
    told.asked()
    happened = Letters.happened

    def spoiled(letters: Letters, index: int) -> Any:
        if letters.telling.words.lang == "fr":
            raise Unavailable(Finding(code="log.file-missing", place="log"))
        return happened(letters, index)

    type(one).objects.filter(pk=one.pk).update(lang="fr")
    with monkeypatch.context() as broken:
        broken.setattr(Letters, "happened", spoiled)
        assert told.turn(NOW).sent == 1
        assert outbox.status().error == "log.file-missing"
    assert told.turn(NOW + 61).sent == 1
    assert len(told.office.to(first)) == len(told.office.to(second)) == 1


@pytest.mark.parametrize(("path", "follows"), [("events", False), ("records", True), ("records", False)])
def test_a_page_that_follows_by_itself_keeps_no_session_alive(
    told: Told, monkeypatch: pytest.MonkeyPatch, path: str, follows: bool
) -> None:
    import time

    from comity.web.accounts import middleware

    client, now = told.client_of(Role.SIGNER), time.time()
    for passed in (1_900, 3_500):
        monkeypatch.setattr(middleware.time, "time", lambda passed=passed: now + passed)
        client.get(f"/en/small/{path}", headers={"Comity-Follows": "1"} if follows else {})
    monkeypatch.setattr(middleware.time, "time", lambda: now + 3_700)
    kept = path == "records" and not follows
    assert (client.get("/en/account/").status_code == 200) is kept


def test_an_address_of_the_site_that_is_none_is_refused(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    from comity.web.told.reach import site_address

    for wrong in ("ftp://x", "https://", "https://desk.example.org/path", "desk.example.org"):
        monkeypatch.setenv("COMITY_SITE", wrong)
        with pytest.raises(ComityError) as caught:
            site_address()
        assert caught.value.finding.code == "site.address"
    monkeypatch.setenv("COMITY_SITE", "")
    assert site_address() == "http://localhost"
