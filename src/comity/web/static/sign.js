// Convenience signing: shows what the bytes say, signs exactly these bytes, hands the note in.
// Knows this page; the bytes are note.js's and the key keystore.js's. Law: what is shown is told from the bytes that are then
// signed, never from the page; a text prepared again is signed only if it differs in nothing but its place.

import { able, canonical, fromBase64, hex, importSecret, keyHash, parseText, sha256, signedNote } from "./note.js";
import { keep, kept } from "./keystore.js";

const place = document.getElementById("signing");
const part = (name) => document.getElementById(`signing-${name}`);
const SEQUENCE = new Set(["seq", "prev", "seen"]);
const PASSED = new Set(["record.seq", "record.prev", "record.seen"]);
const ROWS = [
  ["act", "sign-act"], ["form", "preview-form"], ["by", "preview-by"], ["for", "preview-for"], ["to", "preview-to"],
  ["attributed_to", "preview-attributed"], ["at", "preview-date"], ["aud", "preview-audience"], ["refs", "sign-refs"],
  ["body", ""], ["material", "sign-material"], ["sources", "sign-sources"], ["keys", "sign-keys"], ["seq", "sign-place"],
  ["prev", "sign-place"], ["seen", "sign-seen"],
];
const PARTS = ["title", "text", "fields"];
let text = new Uint8Array();
let record = null;

const word = (name) => document.querySelector(`#signing-words [data-word="${name}"]`).textContent;

function row(label, value) {
  const name = document.createElement("dt");
  const told = document.createElement("dd");
  name.textContent = label;
  told.textContent = value;
  part("preview").append(name, told);
}

function told(value) {
  if (typeof value === "string") {
    return value;
  }
  const plain = Array.isArray(value) && value.every((item) => typeof item === "string");
  return plain ? value.join(", ") : canonical(value);
}

function showBody(body) {
  for (const name of new Set([...PARTS.filter((known) => known in body), ...Object.keys(body)])) {
    const parted = PARTS.includes(name);
    const label = parted && name !== "fields" ? word(`sign-${name}`) : word("sign-field");
    for (const [inner, value] of parted ? Object.entries(body[name]) : [[name, body[name]]]) {
      row(`${label} [${inner}]`, told(value));
    }
  }
}

async function show() {
  part("preview").replaceChildren();
  for (const [name, label] of ROWS) {
    const value = record[name];
    const nothing = value === undefined || (Array.isArray(value) && value.length === 0);
    if (name === "body" && value) {
      showBody(value);
    } else if (name === "refs" && !nothing) {
      value.forEach((ref) => row(`${word(label)} [${ref.rel}]`, ref.id));
    } else if (!nothing) {
      row(SEQUENCE.has(name) ? `${word(label)} [${name}]` : word(label), told(value));
    }
  }
  const known = new Set([...ROWS.map(([name]) => name), "v", "log"]);
  Object.keys(record).filter((name) => !known.has(name)).forEach((name) => row(`${word("sign-other")} [${name}]`, told(record[name])));
  row(word("sign-id"), hex(await sha256(text)));
}

function say(name, more = "") {
  const line = document.createElement("p");
  line.textContent = word(name);
  part("said").replaceChildren(line);
  if (more) {
    const detail = document.createElement("pre");
    detail.className = "notice";
    detail.textContent = more;
    part("said").append(detail);
  }
}

function headers(type) {
  return { "Content-Type": type, "Accept-Language": place.dataset.lang };
}

async function keyAtHand() {
  const found = await kept(place.dataset.key);
  if (found) {
    return found;
  }
  if (place.dataset.demonstration) {
    const answer = await fetch(place.dataset.demonstration);
    const key = await importSecret(await answer.text());
    await keep(key);
    return key;
  }
  const chosen = part("file").files[0];
  if (!chosen) {
    part("import").hidden = false;
    say("sign-no-key");
    return null;
  }
  const key = await importSecret(await chosen.text()).catch(() => null);
  if (key === null || key.name !== place.dataset.key) {
    say("sign-other-key");
    return null;
  }
  await keep(key);
  return key;
}

async function sign() {
  part("again").hidden = true;
  part("said").replaceChildren();
  const key = await keyAtHand();
  if (key === null) {
    return;
  }
  if (record.keys.length !== 1 || record.keys[0] !== hex(await keyHash(key.name, key.publicKey))) {
    say("sign-other-key");
    return;
  }
  say("sign-working");
  const note = await signedNote(text, key);
  const response = await fetch(place.dataset.submit, { method: "POST", body: note, headers: headers("application/octet-stream") });
  const answer = await response.json();
  if (response.ok) {
    const seat = encodeURIComponent(place.dataset.seat);
    location.assign(`${place.dataset.record}${encodeURIComponent(answer.id)}?arrived=1&seat=${seat}`);
    await new Promise(() => {}); // the page is being left: a second press would sign what is already in the log
  }
  say("sign-refused", answer.explained);
  part("again").hidden = !PASSED.has(answer.finding.code);
  if (!part("again").hidden) {
    part("again-go").focus();
  }
}

async function again() {
  const draft = {};
  for (const name of ["act", "form", "by", "for", "at", "body", "refs", "to", "attributed_to"]) {
    if (name in record) {
      draft[name] = record[name];
    }
  }
  const asked = canonical({ draft, key: record.keys[0] });
  const response = await fetch(place.dataset.prepare, { method: "POST", body: asked, headers: headers("text/plain") });
  if (!response.ok) {
    say("sign-refused", (await response.json()).explained);
    return;
  }
  const bytes = new Uint8Array(await response.arrayBuffer());
  const prepared = parseText(bytes);
  if (canonical(placeless(prepared)) !== canonical(placeless(record))) {
    say("sign-changed");
    return;
  }
  [text, record] = [bytes, prepared];
  await show();
  await sign();
}

function placeless(whole) {
  return Object.fromEntries(Object.entries(whole).filter(([name]) => !SEQUENCE.has(name)));
}

function onlyOnce(work) {
  return async () => {
    const buttons = [part("go"), part("again-go")];
    buttons.forEach((button) => { button.disabled = true; });
    try {
      await work();
    } catch {
      say("sign-unreachable");
    } finally {
      buttons.forEach((button) => { button.disabled = false; });
    }
  };
}

async function begin() {
  place.hidden = false;
  try {
    text = fromBase64(place.dataset.text);
    record = parseText(text);
  } catch {
    part("go").disabled = true;
    say("sign-not-canonical");
    return;
  }
  await show();
  if (!(await able())) {
    part("go").disabled = true;
    say("sign-unable");
    return;
  }
  part("import").hidden = Boolean(place.dataset.demonstration) || Boolean(await kept(place.dataset.key));
  part("go").addEventListener("click", onlyOnce(sign));
  part("again-go").addEventListener("click", onlyOnce(again));
  place.dataset.ready = "1";
}

await begin();
