// Opens a sealed record in the reader's browser with a reading key that stays there, and shows what it says.
// Knows this page; age files are age.js's, the commitment inner.js's. Law: the key's file and the text opened are sent nowhere and kept
// nowhere; what is shown is the text the record on this page, whose hash is its id, committed to.

import { identity, open, Unopened } from "./age.js";
import { committed, OtherInner } from "./inner.js";
import { hex, parseText, sha256 } from "./note.js";

const place = document.getElementById("opening");
const part = (name) => document.getElementById(`opening-${name}`);
const PARTS = ["title", "text", "fields"];
const word = (name) => document.querySelector(`#opening-words [data-word="${name}"]`).textContent;

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) {
    throw new Error(address);
  }
  return new Uint8Array(await answer.arrayBuffer());
}

async function material(digest) {
  const bytes = await fetched(`${place.dataset.material}${digest}`);
  if (hex(await sha256(bytes)) !== digest) {
    throw new Error(digest);
  }
  return bytes;
}

// The record's text is the note up to the blank line before its signatures; its hash is the record's id.
async function record() {
  const note = await fetched(place.dataset.note);
  const end = note.findIndex((byte, at) => byte === 0x0a && note[at + 1] === 0x0a);
  const text = note.slice(0, end + 1);
  if (hex(await sha256(text)) !== place.dataset.id) {
    throw new Error("id");
  }
  return parseText(text);
}

async function opened(key) {
  const told = await record();
  for (const digest of place.dataset.wraps.split(" ")) {
    const held = await open(await material(digest), key).catch((error) => {
      if (error instanceof Unopened && error.message === "closed") {
        return null;
      }
      throw error;
    });
    if (held !== null) {
      const once = await identity(new TextDecoder().decode(held));
      return committed(told, await open(await material(told.inner.sha256), once));
    }
  }
  throw new Unopened("closed");
}

function row(label, value) {
  const name = document.createElement("dt");
  const shown = document.createElement("dd");
  name.textContent = label;
  shown.textContent = typeof value === "string" ? value : JSON.stringify(value);
  part("text").append(name, shown);
}

function show({ body }) {
  part("text").replaceChildren();
  for (const name of PARTS.filter((known) => known in body)) {
    Object.entries(body[name]).forEach(([inner, value]) => row(`${word(name)} [${inner}]`, value));
  }
  part("text").hidden = false;
}

async function begin() {
  part("text").hidden = true;
  const [file] = part("file").files;
  if (!file) {
    return;
  }
  part("said").textContent = word("working");
  try {
    show(await opened(await identity(await file.text())));
    part("said").textContent = word("opened");
  } catch (error) {
    const known = error instanceof OtherInner ? "false" : error instanceof Unopened ? error.message : "unable";
    part("said").textContent = word({ closed: "closed", key: "key", unable: "unable" }[known] ?? "false");
  }
}

place.hidden = false;
part("file").addEventListener("change", begin);
place.dataset.ready = "1";
await begin();
