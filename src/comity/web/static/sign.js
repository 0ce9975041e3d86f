// Convenience signing: shows what the bytes say, signs exactly these bytes, hands the note in.
// Knows this page; the bytes are note.js's and inner.js's, the key keystore.js's. Law: what is shown is told from the bytes that are
// then signed or committed to, never from the page; a text prepared again is signed only if it differs in nothing but its place and
// the salt and commitment that go with it.

import { able, canonical, fromBase64, hex, keyHash, sha256, signedNote } from "./note.js";
import { opened, OtherInner, parsePrepared, submission } from "./inner.js";
import { keyAtHand } from "./hand.js";
import { kept } from "./keystore.js";
import { telling } from "./telling.js";

const place = document.getElementById("signing");
const part = (name) => document.getElementById(`signing-${name}`);
const SEQUENCE = new Set(["seq", "prev", "seen"]);
const PASSED = new Set(["record.seq", "record.prev", "record.seen"]);
let told = { text: new Uint8Array(), record: null, inner: null, held: null };
const brought = new Map(); // the bytes of files chosen here, by the SHA-256 made of them here

const word = (name) => document.querySelector(`#signing-words [data-word="${name}"]`).textContent;

const { outer, inner: within, row } = telling(word);

async function show() {
  outer(part("preview"), told.record);
  row(part("preview"), word("sign-id"), hex(await sha256(told.text)));
  if (told.held !== null) {
    within(part("inner"), told.held);
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

async function keyHeld() {
  const { key: name, demonstration } = place.dataset;
  const { key, why } = await keyAtHand({ name, demonstration, file: part("file").files[0] });
  if (why !== undefined) {
    part("import").hidden = part("import").hidden && why !== "sign-no-key";
    say(why);
    return null;
  }
  return key;
}

async function sign() {
  part("again").hidden = true;
  part("said").replaceChildren();
  const key = await keyHeld();
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
