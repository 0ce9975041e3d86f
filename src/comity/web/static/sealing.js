// A sealed record made in its author's browser: its age files, its text to be signed, and the reading keys it is sealed to.
// Knows docs/spec/sealing.md 2, 3 and 5, as service/sealing.py and service/sealed_peer.py do; not pages. Law: text and one-off identity leave
// these functions as age files only, and nothing is sealed to a key whose record no receipt proves against the anchor given.

import { generate, identity, open, recipient, seal } from "./age.js";
import { bucket, padded } from "./enclosed.js";
import { commitment, committed, renderInner } from "./inner.js";
import { canonical, hex, parseText, sha256 } from "./note.js";
import { verifyReceipt } from "./verifier.js";

const MEDIA = "application/age";
const LOG_SUFFIX = "/record/v1";
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A key that is not proved: the name of the sentence that says why, and the seat it was said to be of. */
export class Unproved extends Error {
  constructor(why, code) {
    super(why);
    this.code = code;
  }
}

/**
 * Return the public reading keys of seats, by code, from the records said to accredit them; throws Unproved for one that is not.
 * `told` is by seat the ids of those records, `receipt` fetches one by id, `log` is the log they have to be of.
 */
export async function proved(told, receipt, anchor, log) {
  const readers = new Map();
  for (const [code, ids] of told) {
    readers.set(code, await Promise.all(ids.map(async (id) => oneProved(await verifyReceipt(await receipt(id), anchor), id, code, log))));
  }
  return readers;
}

function oneProved(report, id, code, log) {
  if (!report.holds || report.id !== id) {
    throw new Unproved("seal-here-unproved", code);
  }
  const { act, by, body, log: of } = report.record;
  if (act !== "accredit" || body.tier !== "reading" || by !== code || of !== log) {
    throw new Unproved("finding-seal-no-key", code);
  }
  return recipient(body.recipient);
}

/**
 * Return a draft sealed: {text, record, held, files}. `place` is the next place on its key's chain, `readers` the proved keys of each
 * seat it is addressed to and, where it has one, of its author's; `enclosed` are the files that go with it, [{item, bytes}]; `later` is an
 * earlier sealed record that those it is addressed to can then read too, {of, once}. What is returned as `held` was opened from the very
 * file made.
 */
export async function sealed(draft, place, readers, enclosed = [], later = null) {
  const salt = hex(crypto.getRandomValues(new Uint8Array(32)));
  const inner = renderInner({ body: draft.body, material: enclosed.map(({ item }) => item), salt });
  const once = await generate();
  const text = await named("text", await seal(inner, [once.publicKey]));
  const held = await Promise.all(enclosed.map(async ({ bytes: file }, at) => named(`file-${at + 1}`, await seal(padded(file), [once.publicKey]))));
  const codes = [...new Set([...draft.to, ...(readers.has(draft.by) ? [draft.by] : [])])].sort();
  const own = codes.map((to) => [{ to }, once]);
  const earlier = later === null ? [] : draft.to.map((to) => [{ to, of: later.of }, later.once]);
  const wraps = await Promise.all([...own, ...earlier].map(async ([told, key]) => ({ told, ...(await wrapped(key, told.to, readers.get(told.to) ?? [])) })));
  const buckets = enclosed.map(({ bytes: file }) => bucket(file.length));
  const record = await outer(draft, place, inner, { text, held, buckets, wraps });
  const bytes = encoder.encode(`${record.log}${LOG_SUFFIX}\n${canonical(record)}\n`);
  const again = parseText(bytes);
  const read = await committed(again, await open(text.bytes, await identity(once.line)));
  return { text: bytes, record: again, held: read, files: [text, ...held, ...wraps].map(sent) };
}

/** Return the record by which `seat`, for `voice`, makes one sealed text public, with the file that opens it: {text, record, files}. */
export async function disclosing({ seat, voice, form, at, target, titles }, place, once) {
  const bytes = encoder.encode(`${once.line.trim()}\n`);
  const file = { bytes, item: { sha256: hex(await sha256(bytes)), size: bytes.length, media: "text/plain", name: `${target.slice(0, 16)}.txt`, role: "key" } };
  const { log, key, seq, prev, seen } = place;
  const record = {
    v: 1, log, act: "derestrict", form, by: seat, for: voice, keys: [key], seq, prev, seen, aud: "public", at,
    refs: [{ rel: "derestricts", id: target }], body: titles.length > 0 ? { title: Object.fromEntries(titles) } : {}, material: [file.item],
  };
  const text = encoder.encode(`${log}${LOG_SUFFIX}\n${canonical(record)}\n`);
  return { text, record: parseText(text), files: [sent(file)] };
}

const sent = ({ item, bytes }) => ({ sha256: item.sha256, bytes });

async function outer(draft, place, inner, { text, held, buckets, wraps }) {
  const { body, open_on: openOn, reason, reviewer, ...said } = draft;
  const record = { ...said, v: 1, log: place.log, keys: [place.key], seq: place.seq, prev: place.prev, seen: place.seen, aud: "sealed" };
  const claim = Object.entries({ open_on: openOn, reason, reviewer }).filter(([, value]) => value);
  record.material = [text, ...held, ...wraps].map(({ item }) => item);
  record.inner = {
    ...Object.fromEntries(claim),
    ...(held.length > 0 ? { files: held.map(({ item }, at) => ({ sha256: item.sha256, bucket: buckets[at] })) } : {}),
    sha256: text.item.sha256,
    bucket: inner.length,
    commit: await commitment(record, inner),
    wraps: wraps.map(({ told, item }) => ({ ...told, sha256: item.sha256 })).sort(byPlace),
  };
  return record;
}

// Wraps stand by the record they are of and whom they are for; codes and hashes are ASCII.
const spot = ({ of = "", to }) => `${of}/${to}`;
const byPlace = (one, other) => (spot(one) < spot(other) ? -1 : 1);

async function wrapped(once, code, keys) {
  if (keys.length === 0) {
    throw new Unproved("finding-seal-no-key", code);
  }
  return named(code, await seal(encoder.encode(`${once.line.trim()}\n`), keys));
}

async function named(name, bytes) {
  return { bytes, item: { sha256: hex(await sha256(bytes)), size: bytes.length, media: MEDIA, name: `${name}.age`, role: "sealed" } };
}

/** Return what a desk answers as JSON. */
export function parsed(bytes) {
  return JSON.parse(decoder.decode(bytes));
}
