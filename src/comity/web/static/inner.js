// What was prepared to be signed, in the browser: a text alone or, where it is restricted, with the inner text it commits to.
// Knows docs/spec/signing.md 2.7 and record.md 5.4, 7.5; not pages or keys. Law: inner bytes that are not exactly an inner text, or not
// the one the outer record commits to at its place, are refused, so that what is shown is what is committed to.

import { fitting } from "./enclosed.js";
import { canonical, fits, hex, parseText, sha256 } from "./note.js";

const MAGIC = "comity/prepared/v1\n";
const BUCKETS = [1024, 4096, 16384, 65536, 262144];
const REQUIRED = ["body", "material", "pad", "salt"];
const HIDDEN = ["act", "form", "refs"];
const LABEL = 24;
const encoder = new TextEncoder();

/** Inner bytes that are missing, not in order, or not those committed to. */
export class OtherInner extends Error {}

/** Return what was prepared: the text's bytes, its record, and inner bytes and their value (null where it is public); or throw. */
export async function parsePrepared(bytes) {
  const head = encoder.encode(MAGIC);
  if (!head.every((byte, number) => bytes[number] === byte)) {
    return whole(bytes, null);
  }
  const [text, after] = section(bytes, head.length, "text");
  const [inner, end] = section(bytes, after, "inner");
  if (end !== bytes.length) {
    throw new OtherInner("frame");
  }
  return whole(text, inner);
}

/** Return what is handed in: the note itself, or a frame around it, the inner bytes, and the files named ({sha256, bytes}), in order. */
export function submission(note, inner, files) {
  if (inner === null && files.length === 0) {
    return note;
  }
  const parts = [["note", note], ...(inner === null ? [] : [["inner", inner]]), ...files.map((file) => [`material ${file.sha256}`, file.bytes])];
  const sections = parts.flatMap(([name, bytes]) => [encoder.encode(`${name} ${bytes.length}\n`), bytes, encoder.encode("\n")]);
  return joined([encoder.encode("comity/submission/v1\n"), ...sections]);
}

/** Return a record as entitled readers will read it: act, form, references and body from within where they lie there. */
export function opened({ record, held }) {
  if (held === null) {
    return record;
  }
  const refs = [...record.refs, ...(held.refs ?? [])];
  return { ...record, act: held.act ?? record.act, form: held.form ?? record.form, refs, body: held.body, material: held.material };
}

/** Return the bytes of an inner text (`body`, `material`, `salt`), padded to the smallest bucket that holds them; or throw OtherInner. */
export function renderInner(held) {
  const plain = encoder.encode(canonical({ ...held, pad: "" })).length;
  const size = BUCKETS.find((bucket) => plain <= bucket);
  if (size === undefined) {
    throw new OtherInner("oversize");
  }
  return encoder.encode(canonical({ ...held, pad: "0".repeat(size - plain) }));
}

/** Return what binds inner bytes to the place of a record ({log, keys, seq}), in hex. */
export async function commitment(record, bytes) {
  const place = `comity/inner/v1\n${record.log}\n${record.keys[0]}\n${record.seq}\n`;
  return hex(await sha256(joined([encoder.encode(place), bytes])));
}

/** Return the inner text a sealed record committed to, from the bytes its age file held, or throw OtherInner. */
export async function committed(record, bytes) {
  const commit = await commitment(record, bytes);
  if (record.aud !== "sealed" || record.inner.bucket !== bytes.length || record.inner.commit !== commit) {
    throw new OtherInner("commitment");
  }
  const held = parseInner(bytes);
  if (!shadowed(record, held) || (record.act !== "reaction" && held.refs !== undefined)) {
    throw new OtherInner("shadow");
  }
  if (!fitting(held.material, record.inner.files ?? [])) {
    throw new OtherInner("files");
  }
  return held;
}

// Whether an inner text says an act and a form of its own behind a record that hides them, and only there.
function shadowed(record, held) {
  const hidden = record.act === "reaction";
  return [held.act, held.form].every((value) => (value !== undefined) === hidden) && (record.form === "reaction") === hidden;
}

async function whole(text, inner) {
  const record = parseText(text);
  if ((record.aud === "public") !== (inner === null) || (record.aud === "public") !== (record.inner === undefined)) {
    throw new OtherInner("audience");
  }
  return { text, record, inner, held: inner === null ? null : await checked(record, inner) };
}

async function checked(record, bytes) {
  const held = parseInner(bytes);
  const made = {
    sha256: hex(await sha256(bytes)),
    bucket: bytes.length,
    commit: await commitment(record, bytes),
  };
  const same = Object.keys(made).every((name) => record.inner[name] === made[name]);
  if (!same || !shadowed(record, held) || record.keys.length !== 1 || record.body !== undefined || record.material.length !== 0) {
    throw new OtherInner("commitment");
  }
  return held;
}

function parseInner(bytes) {
  const line = decoded(bytes);
  let held = null;
  try {
    held = JSON.parse(line);
  } catch {
    throw new OtherInner("json");
  }
  const plainObject = held !== null && typeof held === "object" && !Array.isArray(held);
  if (!plainObject || !fits(held) || canonical(held) !== line) {
    throw new OtherInner("canonical");
  }
  const names = Object.keys(held);
  const known = names.every((name) => REQUIRED.includes(name) || HIDDEN.includes(name)) && REQUIRED.every((name) => name in held);
  const plain = bytes.length - String(held.pad).length;
  const padded = /^0*$/.test(held.pad) && BUCKETS.find((size) => plain <= size) === bytes.length;
  if (!known || !padded || !/^[0-9a-f]{64}$/.test(held.salt) || typeof held.body !== "object" || held.body === null || !Array.isArray(held.material)) {
    throw new OtherInner("fields");
  }
  return held;
}

function section(bytes, start, label) {
  const end = bytes.indexOf(0x0a, start);
  const [, length] = /^[a-z]+ (0|[1-9][0-9]{0,6})$/.exec(end < 0 || end - start > LABEL ? "" : decoded(bytes.slice(start, end))) ?? [];
  const stop = end + 1 + Number(length);
  if (length === undefined || decoded(bytes.slice(start, end)) !== `${label} ${length}` || bytes[stop] !== 0x0a) {
    throw new OtherInner("frame");
  }
  return [bytes.slice(end + 1, stop), stop + 1];
}

function decoded(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new OtherInner("utf-8");
  }
}

function joined(parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => {
    all.set(part, at);
    return at + part.length;
  }, 0);
  return all;
}
