"""Names that mean something to JavaScript itself, in what scripts read: they stay names, and nothing else gains a member by them."""

import base64
import json
import random
from typing import Any

import pytest

from .conftest import CHROMIUM
from .test_signing import text_of

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="no Chromium found")]
NAMES = ("__proto__", "constructor", "prototype", "toString", "hasOwnProperty")
NO_HARM = """
  const harm = () => ["spoiled", "act", "inner"].filter((name) => name in {} || name in [] || name in (() => 0));
  const own = (held) => Object.getPrototypeOf(held) === Object.prototype;
"""
WRITTEN = (
    """async (names) => {"""
    + NO_HARM
    + """
  const { written } = await import("/static/written.js");
  const root = document.createElement("div");
  const put = (name, value) => root.append(Object.assign(document.createElement("input"), { name, value }));
  const fields = names.flatMap((name) => [
    { name, kind: "text", required: false, low: 1, high: 99 },
    { name: `${name}2`, kind: "string", required: false, low: 1, high: 99 },
  ]);
  names.forEach((name) => { put(`f.${name}.__proto__`, "spoiled"); put(`f.${name}.en`, "spoiled"); put(`f.${name}2`, "plain"); });
  put("title.__proto__", "spoiled");
  const shape = { languages: ["en", "__proto__"], title: true, text: false, fields };
  const { body, problems } = written(root, shape, () => null);
  return { line: JSON.stringify(body), problems, own: own(body) && own(body.fields) && own(body.title), harm: harm() };
}"""
)
READ = (
    """async ([text, names]) => {"""
    + NO_HARM
    + """
  const { canonical, fromBase64, parseText, toBase64 } = await import("/static/note.js");
  const { commitment, opened, parsePrepared, renderInner, committed } = await import("/static/inner.js");
  const { telling } = await import("/static/telling.js");
  const { parsed } = await import("/static/sealing.js");
  const bytes = fromBase64(text);
  const record = parseText(bytes);
  const list = document.createElement("dl");
  telling((name) => name).outer(list, record);
  const shown = [...list.children].map((node) => node.textContent);
  const evil = JSON.parse(`{${names.map((name) => `"${name}":{"spoiled":"1","act":"derestrict","inner":{}}`)}}`);
  const inner = renderInner({ body: evil, material: [], salt: "00".repeat(32) });
  const sealed = { ...record, aud: "sealed", inner: { bucket: inner.length } };
  sealed.inner.commit = await commitment(sealed, inner);
  const held = await committed(sealed, inner);
  const refused = await committed(sealed, inner.map((byte, at) => (at === 3 ? byte ^ 1 : byte))).then(() => "", (error) => error.message);
  const whole = opened({ record: sealed, held });
  const frame = await parsePrepared(bytes).then((found) => canonical(found.record));
  return {
    act: record.act, inner: record.inner === undefined, line: canonical(record), frame, shown, held: canonical(whole.body), evil: canonical(evil),
    own: [record, record.body, held, whole, parsed(new TextEncoder().encode(canonical(evil)))].every(own), refused, harm: harm(),
  };
}"""
)


def test_a_form_whose_fields_bear_such_names_is_written_as_it_stands(site: str, browser: Any) -> None:
    page = browser.new_page()
    page.goto(f"{site}/en/exercise/browser-keys?seat=FRA")
    found = page.evaluate(WRITTEN, list(NAMES))
    page.close()
    body = json.loads(found["line"])
    texts = {"en": "spoiled", "__proto__": "spoiled"}
    assert body == {
        "title": {"__proto__": "spoiled"},
        "fields": dict.fromkeys(NAMES, texts) | {f"{n}2": "plain" for n in NAMES},
    }
    assert found == {"line": found["line"], "problems": [], "own": True, "harm": []}


def test_a_record_with_such_members_is_read_shown_and_said_anew_as_it_stands(site: str, browser: Any) -> None:
    """No such record enters a log (regimes name fields otherwise), but a desk that lies may send one to be signed.

    Names with capitals are no record's (docs/spec/encoding.md 1): a text that has one is refused before anything is read from it.
    """
    page = browser.new_page()
    page.goto(f"{site}/en/exercise/browser-keys?seat=FRA")
    head, line = text_of(random.Random(3), "FRA", "Title").decode().splitlines()
    record = json.loads(line)
    spoiled = {name: {"act": "derestrict", "inner": {}, "spoiled": "1"} for name in NAMES}
    fit = {name: held for name, held in spoiled.items() if name.islower()}

    def as_text(held: dict[str, Any]) -> tuple[str, str]:
        line = json.dumps(held, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        return line, base64.b64encode(f"{head}\n{line}\n".encode()).decode()

    for name in spoiled.keys() - fit.keys():
        with pytest.raises(Exception, match="canonical"):
            page.evaluate(READ, [as_text(record | {name: {}})[1], list(fit)])
        with pytest.raises(Exception, match="canonical"):
            page.evaluate(READ, [as_text(record)[1], [name]])
    record |= fit
    record["body"] |= fit
    line, text = as_text(record)
    found = page.evaluate(READ, [text, list(fit)])
    page.close()
    assert (found["act"], found["inner"]) == ("state", True)
    assert found["line"] == found["frame"] == line
    assert found["held"] == found["evil"] == json.dumps(fit, separators=(",", ":"), sort_keys=True)
    for name in fit:
        assert f"sign-other [{name}]" in found["shown"], name
        assert f"sign-field [{name}]" in found["shown"], name
    assert found["refused"] == "commitment"
    assert (found["own"], found["harm"]) == (True, [])
