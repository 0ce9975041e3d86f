// A sealed record opened in the browser with a reading key, from the log's own files: its text, what opens it, and its files.
// Knows docs/spec/sealing.md 3 and 5; not pages. Law: what is returned is what the record, whose hash is its id, committed to; anything else
// throws. No file is fetched longer than it may be, and none is given to anybody.

import { identity, open, Unopened } from "./age.js";
import { unpadded } from "./enclosed.js";
import { committed } from "./inner.js";
import { hex, parseText, sha256 } from "./note.js";

const CHUNK = 65536;
const TAG = 16;
const AROUND = 8192;
const KEY = 75;

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) {
    throw new Error(address);
  }
  return new Uint8Array(await answer.arrayBuffer());
}

async function material(place, digest, size) {
  const bytes = await fetched(`${place.material}${digest}`);
  if (bytes.length > size + TAG * Math.floor(size / CHUNK) + AROUND || hex(await sha256(bytes)) !== digest) {
    throw new Error(digest);
  }
  return bytes;
}

// The record's text is the note up to the blank line before its signatures; its hash is the record's id.
async function told({ note, id }) {
  const bytes = await fetched(note);
  const end = bytes.findIndex((byte, at) => byte === 0x0a && bytes[at + 1] === 0x0a);
  const text = bytes.slice(0, end + 1);
  if (hex(await sha256(text)) !== id) {
    throw new Error("id");
  }
  return parseText(text);
}

/**
 * Return {record, held, once} of a sealed record: as everybody reads it, its text, and the one-off identity that opens it; or throw.
 * `place` says where its note and the log's files lie (`note`, `material`), its id, and the hashes of the wraps to try (`wraps`).
 */
export async function opened(place, key) {
  const record = await told(place);
  for (const digest of place.wraps.split(" ")) {
    const wrap = await open(await material(place, digest, KEY), key).catch((error) => {
      if (error instanceof Unopened && error.message === "closed") {
        return null;
      }
      throw error;
    });
    if (wrap !== null) {
      const line = new TextDecoder().decode(wrap);
      const once = { ...(await identity(line)), line };
      const { sha256: text, bucket } = record.inner;
      return { record, once, held: await committed(record, await open(await material(place, text, bucket), once)) };
    }
  }
  throw new Unopened("closed");
}

/** Return the file of that number that was sealed with an opened text; or throw. */
export async function file(place, { record, held, once }, number) {
  const { sha256: digest, bucket } = record.inner.files[number];
  return unpadded(held.material[number], await open(await material(place, digest, bucket), once));
}
