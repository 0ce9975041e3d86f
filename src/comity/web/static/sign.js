// Convenience signing: shows what the bytes say, signs exactly these bytes, hands the note in.
// Knows this page; the bytes are note.js's and inner.js's, the key keystore.js's. Law: what is shown is told from the bytes that are
// then signed or committed to, never from the page; a text prepared again is signed only if it differs in nothing but its place and
// the salt and commitment that go with it.

import { able, canonical, fromBase64, hex, importSecret, keyHash, sha256, signedNote } from "./note.js";
import { opened, OtherInner, parsePrepared, submission } from "./inner.js";
import { keep, kept } from "./keystore.js";

const place = document.getElementById("signing");
const part = (name) => document.getElementById(`signing-${name}`);
const SEQUENCE = new Set(["seq", "prev", "seen"]);
const PASSED = new Set(["record.seq", "record.prev", "record.seen"]);
const ROWS = [
  ["act", "sign-act"], ["form", "preview-form"], ["by", "preview-by"], ["for", "preview-for"], ["to", "preview-to"],
  ["attributed_to", "preview-attributed"], ["at", "preview-date"], ["aud", "preview-audience"], ["refs", "sign-refs"],
  ["body", ""], ["inner", "sign-inner"], ["material", "sign-material"], ["sources", "sign-sources"], ["keys", "sign-keys"], ["seq", "sign-place"],
  ["prev", "sign-place"], ["seen", "sign-seen"],
];
const INNER_ROWS = [
  ["act", "sign-act"], ["form", "preview-form"], ["body", ""], ["refs", "sign-refs"], ["material", "sign-material"], ["salt", "sign-salt"],
];
const PARTS = ["title", "text", "fields"];
let told = { text: new Uint8Array(), record: null, inner: null, held: null };
const brought = new Map(); // the bytes of files chosen here, by the SHA-256 made of them here

const word = (name) => document.querySelector(`#signing-words [data-word="${name}"]`).textContent;

function row(list, label, value) {
  const name = document.createElement("dt");
  const shown = document.createElement("dd");
  name.textContent = label;
  shown.textContent = value;
  list.append(name, shown);
}

function plainly(value) {
  if (typeof value === "string") {
    return value;
  }
  const plain = Array.isArray(value) && value.every((item) => typeof item === "string");
  return plain ? value.join(", ") : canonical(value);
}

function showBody(list, body) {
  for (const name of new Set([...PARTS.filter((known) => known in body), ...Object.keys(body)])) {
    const parted = PARTS.includes(name);
    const label = parted && name !== "fields" ? word(`sign-${name}`) : word("sign-field");
    for (const [inner, value] of parted ? Object.entries(body[name]) : [[name, body[name]]]) {
      row(list, `${label} [${inner}]`, plainly(value));
    }
  }
}

function showInner(list, inner) {
  const { open_on: openOn, ...committed } = inner;
  if (openOn !== undefined) {
    row(list, word("sign-open-on"), plainly(openOn));
  }
  Object.entries(committed).forEach(([name, value]) => row(list, `${word("sign-inner")} [${name}]`, plainly(value)));
}

function showAll(list, whole, rows, passed) {
  list.replaceChildren();
  for (const [name, label] of rows) {
    const value = whole[name];
    const nothing = value === undefined || (Array.isArray(value) && value.length === 0);
    if (name === "body" && value) {
      showBody(list, value);
    } else if (name === "inner" && value) {
      showInner(list, value);
    } else if (name === "refs" && !nothing) {
      value.forEach((ref) => row(list, `${word(label)} [${ref.rel}]`, ref.id));
    } else if (!nothing) {
      row(list, SEQUENCE.has(name) ? `${word(label)} [${name}]` : word(label), plainly(value));
    }
  }
  const known = new Set([...rows.map(([name]) => name), ...passed]);
  const more = Object.keys(whole).filter((name) => !known.has(name));
  more.forEach((name) => row(list, `${word("sign-other")} [${name}]`, plainly(whole[name])));
}

async function show() {
  showAll(part("preview"), told.record, ROWS, ["v", "log"]);
  row(part("preview"), word("sign-id"), hex(await sha256(told.text)));
  if (told.held !== null) {
    showAll(part("inner"), told.held, INNER_ROWS, ["pad"]);
  }
}

// The files what is signed names: in the text itself, or in its inner text where it is restricted.
const named = () => (told.held ?? told.record).material;

function showFiles(others = []) {
  const list = part("files-said");
  list.replaceChildren();
  for (const item of named()) {
    const line = document.createElement("li");
    const fits = brought.has(item.sha256);
    line.dataset.fits = fits ? "1" : "";
    line.textContent = `${word(fits ? "form-files-fit" : "form-files-wait")} ${item.name} · ${item.media} · ${item.size} · ${item.sha256}`;
    list.append(line);
  }
  for (const name of others) {
    const line = document.createElement("li");
    line.className = "wrong";
    line.textContent = `${word("form-files-other")} ${name}`;
    list.append(line);
  }
}

// Keep the bytes of each file chosen that is one of those named, by the hash made of them here; of no other anything is kept.
async function bring() {
  const others = [];
  for (const file of part("files-chosen").files) {
    const sized = named().some((item) => item.size === file.size);
    const bytes = sized ? new Uint8Array(await file.arrayBuffer()) : null;
    const digest = sized ? hex(await sha256(bytes)) : "";
    if (named().some((item) => item.sha256 === digest && item.size === file.size)) {
      brought.set(digest, bytes);
    } else {
      others.push(file.name);
    }
  }
  showFiles(others);
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
  const { record, text, inner } = told;
  if (named().some((item) => !brought.has(item.sha256))) {
    say("form-files-missing");
    part("files-chosen").focus();
    return;
  }
  if (record.keys.length !== 1 || record.keys[0] !== hex(await keyHash(key.name, key.publicKey))) {
    say("sign-other-key");
    return;
  }
  say("sign-working");
  const files = named().map((item) => ({ sha256: item.sha256, bytes: brought.get(item.sha256) }));
  const sent = submission(await signedNote(text, key), inner, files);
  const response = await fetch(place.dataset.submit, { method: "POST", body: sent, headers: headers("application/octet-stream") });
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
  const [draft, record] = [{}, opened(told)];
  for (const name of ["act", "form", "by", "for", "at", "body", "refs", "to", "attributed_to"]) {
    if (name in record) {
      draft[name] = record[name];
    }
  }
  if (record.material.length > 0) {
    draft.material = record.material;
  }
  if (told.held !== null) {
    draft.aud = record.aud;
    Object.assign(draft, "open_on" in record.inner ? { open_on: record.inner.open_on } : {});
  }
  const asked = canonical({ draft, key: record.keys[0] });
  const response = await fetch(place.dataset.prepare, { method: "POST", body: asked, headers: headers("text/plain") });
  if (!response.ok) {
    say("sign-refused", (await response.json()).explained);
    return;
  }
  const bytes = new Uint8Array(await response.arrayBuffer());
  const prepared = await parsePrepared(bytes);
  if (canonical(placeless(prepared)) !== canonical(placeless(told))) {
    say("sign-changed");
    return;
  }
  told = prepared;
  await show();
  await sign();
}

// What must be the same when a text is prepared again. Hash and commitment follow from salt and place, and parsePrepared has
// checked them; everything else, inside and outside, has to stay.
function placeless({ record, held }) {
  const outer = Object.fromEntries(Object.entries(record).filter(([name]) => !SEQUENCE.has(name)));
  if (held === null) {
    return { outer };
  }
  return { outer: { ...outer, inner: { ...record.inner, sha256: "", commit: "" } }, inner: { ...held, salt: "" } };
}

function onlyOnce(work) {
  return async () => {
    const buttons = [part("go"), part("again-go")];
    buttons.forEach((button) => { button.disabled = true; });
    try {
      await work();
    } catch (error) {
      say(error instanceof OtherInner ? "sign-inner-other" : "sign-unreachable");
    } finally {
      buttons.forEach((button) => { button.disabled = false; });
    }
  };
}

async function begin() {
  place.hidden = false;
  try {
    told = await parsePrepared(fromBase64(place.dataset.text));
  } catch (error) {
    part("go").disabled = true;
    say(error instanceof OtherInner ? "sign-inner-other" : "sign-not-canonical");
    return;
  }
  await show();
  if (named().length > 0) {
    showFiles();
    part("files-chosen").addEventListener("change", bring);
    await bring(); // a browser that came back to this page may still have them chosen
  }
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
