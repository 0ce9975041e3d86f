// Verifying a receipt where it is dropped: docs/spec/log.md 6 and record.md 7 and 8, with WebCrypto and nothing sent anywhere.
// Knows bytes, never pages; runs in a browser or in Node. Law: every check is made from the receipt's bytes and the anchor given, in the
// order of the specification, and the first that does not hold ends it. It is no judge of what only a full copy shows.

import { canonical, fromBase64, hex, parseText, sha256, toBase64 } from "./note.js";

const MAGIC = "comity/receipt/v1\n";
const LIMIT = 4_194_304;
const DASH = "\u2014";
const ROOT_ACTS = new Set(["accede", "rotate"]);
const NUMBER = /^(0|[1-9][0-9]{0,15})$/;
const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** What does not hold: the code of the check, and where. */
export class Fault extends Error {
  constructor(code, what) {
    super(`${code}: ${what}`);
    this.code = code;
    this.what = what;
  }
}

function need(holds, code, what) {
  if (!holds) {
    throw new Fault(code, what);
  }
}

function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
  return whole;
}

const equal = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);

function strict64(text, code) {
  let bytes;
  try {
    bytes = fromBase64(text);
  } catch {
    throw new Fault(code, "base64");
  }
  need(toBase64(bytes) === text, code, "base64");
  return bytes;
}

async function parseKey(text, code) {
  const [, name, id, encoded] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text) ?? [];
  need(name !== undefined, code, text);
  const data = strict64(encoded, code);
  need(data.length === 33 && (data[0] === 1 || data[0] === 4), code, text);
  const hash = hex(await sha256(joined(encoder.encode(`${name}\n`), data)));
  need(hash.startsWith(id), code, text);
  return { name, id, kind: data[0], hash, public: data.slice(1), text };
}

async function signed(key, message, signature) {
  if (signature.length !== 64) {
    return false;
  }
  try {
    const known = await crypto.subtle.importKey("raw", key.public, "Ed25519", false, ["verify"]);
    return await crypto.subtle.verify("Ed25519", known, signature, message);
  } catch {
    return false;
  }
}

/** Return text and signature lines of a note's bytes, or throw. */
export function parseNote(bytes, code) {
  let whole;
  try {
    whole = decoder.decode(bytes);
  } catch {
    throw new Fault(code, "UTF-8");
  }
  const gap = whole.lastIndexOf("\n\n");
  need(gap > 0 && whole.endsWith("\n"), code, "note");
  const text = whole.slice(0, gap + 1);
  need(!/[\x00-\x09\x0b-\x1f]/.test(text), code, "control");
  const lines = whole.slice(gap + 2, -1).split("\n").map((line) => {
    const [, name, encoded] = new RegExp(`^${DASH} ([^+\\s]+) (\\S+)$`).exec(line) ?? [];
    need(name !== undefined, code, "line");
    const payload = strict64(encoded, code);
    need(payload.length > 4, code, "line");
    return { name, id: hex(payload.slice(0, 4)), payload: payload.slice(4) };
  });
  need(lines.length <= 100, code, "lines");
  return { text: encoder.encode(text), lines };
}

const names = (line, key) => line.name === key.name && line.id === key.id;

async function holds(text, line, key) {
  return key.kind === 1 && names(line, key) && signed(key, text, line.payload);
}

async function cosignedAt(text, line, key) {
  if (key.kind !== 4 || !names(line, key) || line.payload.length !== 72) {
    return null;
  }
  const time = line.payload.slice(0, 8).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const message = joined(encoder.encode(`cosignature/v1\ntime ${time}\n`), text);
  return (await signed(key, message, line.payload.slice(8))) ? Number(time) : null;
}

function sections(bytes) {
  need(bytes.length <= LIMIT && equal(bytes.slice(0, MAGIC.length), encoder.encode(MAGIC)), "frame", "receipt");
  const found = [];
  for (let at = MAGIC.length; at < bytes.length; ) {
    const end = bytes.indexOf(10, at);
    const head = end < 0 || end > at + 32 ? "" : String.fromCharCode(...bytes.slice(at, end));
    const [, name, length] = /^(entry|proof) (0|[1-9][0-9]{0,5})$/.exec(head) ?? [];
    need(name !== undefined && Number(length) <= 131_072, "frame", `byte ${at}`);
    const stop = end + 1 + Number(length);
    need(bytes[stop] === 10, "frame", `byte ${stop}`);
    found.push([name, bytes.slice(end + 1, stop)]);
    at = stop + 1;
  }
  need(found.length >= 2 && found.length <= 128 && found.length % 2 === 0, "frame", "sections");
  need(found.every(([name], at) => name === (at % 2 ? "proof" : "entry")), "frame", "sections");
  return found;
}

async function parseLeaf(data) {
  const { text, lines } = parseNote(data, "frame");
  let record;
  try {
    record = parseText(text);
  } catch {
    throw new Fault("frame", "record");
  }
  need(data.length <= 65_535 && lines.length === record.keys.length + 1, "frame", "lines");
  return { data, text, record, lines: lines.slice(0, -1), stamp: lines[lines.length - 1], id: hex(await sha256(text)) };
}

async function parseProof(data) {
  const whole = decoder.decode(data);
  const gap = whole.indexOf("\n\n");
  const [magic, index, ...path] = whole.slice(0, Math.max(gap, 0)).split("\n");
  const [, number] = /^index (0|[1-9][0-9]{0,15})$/.exec(index ?? "") ?? [];
  need(gap > 0 && magic === "c2sp.org/tlog-proof@v1" && number !== undefined && path.length <= 63, "places", "proof");
  const hashes = path.map((line) => strict64(line, "places"));
  need(hashes.every((hash) => hash.length === 32), "places", "proof");
  return { index: Number(number), hashes, checkpoint: whole.slice(gap + 2) };
}

async function rootOf(leaf, index, size, path) {
  let [at, last, found] = [index, size - 1, await sha256(joined([0], leaf))];
  for (const sibling of path) {
    if (last === 0) {
      return null;
    }
    if (at % 2 === 1 || at === last) {
      found = await sha256(joined([1], sibling, found));
      while (at % 2 === 0 && at !== 0) {
        [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
      }
    } else {
      found = await sha256(joined([1], found, sibling));
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? found : null;
}

async function openCheckpoint(text, key) {
  const note = parseNote(encoder.encode(text), "places");
  const [origin, size, root, end] = decoder.decode(note.text).split("\n");
  need(origin === key.name && NUMBER.test(size) && end === "", "places", "checkpoint");
  const found = { size: Number(size), root: strict64(root, "places"), note };
  need(found.root.length === 32, "places", "checkpoint");
  const good = await Promise.all(note.lines.map((line) => holds(note.text, line, key)));
  need(good.some(Boolean), "places", "checkpoint");
  return found;
}

async function rootSet(record) {
  const given = record.body.root_set;
  const keys = await Promise.all(given.keys.map((text) => parseKey(text, "authority")));
  return { threshold: given.threshold, keys, hash: hex(await sha256(encoder.encode(canonical(given)))) };
}

/** Whether a seat comes along to a log that goes on, by keys it has already: record.md 18.3. */
const along = (record) => record.act === "accede" && "continues" in record.body;

/** Whether a rotation is of a key of the log itself: record.md 19.1. */
const succeeds = (record) => record.act === "rotate" && "of" in record.body;

/** Whether a rotation announces a root set for another seat: record.md 20. */
const announces = (record) => record.act === "rotate" && "recover" in record.body;

async function brings(leaf) {
  if (along(leaf.record) || succeeds(leaf.record) || announces(leaf.record)) {
    return [];
  }
  if (ROOT_ACTS.has(leaf.record.act)) {
    return (await rootSet(leaf.record)).keys;
  }
  return leaf.record.act === "accredit" && leaf.record.body.tier !== "reading" ? [await parseKey(leaf.record.body.key, "authority")] : [];
}

/**
 * Return the checks of a receipt's bytes against an anchor ("" where none was given): [{code, outcome, facts}], whether it `holds`,
 * and the `record` it is of, with its `id`, which is proved only where it holds.
 */
export async function verifyReceipt(bytes, anchor) {
  const run = { bytes, anchor: anchor.trim(), checks: [] };
  try {
    for (const check of [checkFrame, checkAnchor, checkPlaces, checkSignatures, checkAuthority]) {
      await check(run);
    }
    run.checks.push({ code: "not-revoked", outcome: "not-proved", facts: [] });
  } catch (error) {
    const fault = error instanceof Fault ? error : new Fault("frame", "bytes");
    run.checks.push({ code: fault.code, outcome: "failed", facts: [String(fault.what)] });
  }
  const { id, record } = run.leaves?.[0] ?? {};
  return { checks: run.checks, holds: run.anchor !== "" && run.checks.every((check) => check.outcome !== "failed"), id, record };
}

const pass = (run, code, ...facts) => run.checks.push({ code, outcome: "passed", facts: facts.map(String) });

async function checkFrame(run) {
  const parts = sections(run.bytes);
  run.leaves = await Promise.all(parts.filter(([name]) => name === "entry").map(([, data]) => parseLeaf(data)));
  const proofs = parts.filter(([name]) => name === "proof").map(([, data]) => parseProof(data));
  run.proofs = await Promise.all(proofs);
  run.proofs.forEach((proof, at) => (run.leaves[at].index = proof.index));
  run.parts = [];
  for (const leaf of byIndex(run.leaves)) {
    const last = run.parts[run.parts.length - 1];
    if (leaf.record.act === "found") {
      run.parts.push(await partOf(leaf, last));
    } else if (succeeds(leaf.record)) {
      need(last !== undefined, "frame", "found");
      await follow(last, leaf);
    }
  }
  need(run.parts.length > 0, "frame", "found");
  need(run.leaves.every((leaf) => partAt(run, leaf).leaf.record.log === leaf.record.log), "frame", "log");
  run.found = run.parts[run.parts.length - 1];
  run.founding = run.found.leaf;
  pass(run, "frame", run.leaves[0].id);
}

const byIndex = (leaves) => [...leaves].sort((one, other) => one.index - other.index);

/** The part of the log a leaf lies in: a body that another operator continues has several (record.md 18). */
const partAt = (run, leaf) => [...run.parts].reverse().find((part) => part.leaf.index <= leaf.index) ?? run.parts[0];

/** Let a key of the log follow another, where the old key and the new one vouch for it (record.md 19). */
async function follow(part, leaf) {
  const { record } = leaf;
  const { of, key: text, until, pop, old } = record.body;
  need(record.by === "REGISTRY" && (of === "log" || of === "stamp"), "frame", "rotate");
  const key = await parseKey(text, "frame");
  const before = of === "log" ? part.logKey : part.stamps[part.stamps.length - 1].key;
  const said = ["comity/succession/v1", record.log, before.text, text, until].map((line) => `${line}\n`).join("");
  const held = ["comity/possession/v1", record.log, key.name, "REGISTRY"].map((line) => `${line}\n`).join("");
  need(key.kind === before.kind, "frame", "rotate");
  need(await signed(before, encoder.encode(said), strict64(old, "frame")), "frame", "rotate");
  need(await signed(key, encoder.encode(held), strict64(pop, "frame")), "frame", "rotate");
  if (of === "log") {
    part.logKey = key;
  } else {
    part.stamps.push({ after: leaf.index, key, until: Date.parse(until) / 1000 });
  }
}

/** The time of a leaf's stamp, by the key in force or, as long as it may, by the one before it; null where it does not hold. */
async function stampedAt(part, leaf) {
  const known = part.stamps.filter((stamp) => stamp.after < leaf.index).slice(-2);
  const [last] = known.slice(-1);
  if (known.length === 2 && names(leaf.stamp, known[0].key)) {
    const time = await cosignedAt(leaf.text, leaf.stamp, known[0].key);
    return time !== null && time <= last.until ? time : null;
  }
  return cosignedAt(leaf.text, leaf.stamp, last.key);
}

async function partOf(leaf, before) {
  const { record } = leaf;
  const { body } = record;
  const part = { leaf, founder: await parseKey(body.founder, "frame"), logKey: await parseKey(body.log_key, "frame") };
  part.foundedWith = part.logKey.text;
  part.stamps = [{ after: leaf.index - 1, key: await parseKey(body.stamp_key, "frame") }];
  need((before === undefined) === !("continues" in body), "frame", "continues");
  if (before !== undefined) {
    const old = await openCheckpoint(body.continues, before.logKey);
    const whole = old.size === leaf.index && record.seen.size === leaf.index && hex(old.root) === record.seen.root;
    need(whole && record.prev === before.leaf.id, "frame", "continues");
  }
  return part;
}

async function checkAnchor(run) {
  if (run.anchor === "") {
    run.checks.push({ code: "anchor", outcome: "not-proved", facts: [run.found.logKey.name] });
    return;
  }
  const words = run.anchor.split(/\s+/);
  const same = words[0] === run.found.logKey.name && words[1] === run.found.foundedWith && words[2] === run.founding.id;
  need(words.length === 3 && same, "anchor", run.founding.id);
  pass(run, "anchor", run.found.logKey.name);
}

async function checkPlaces(run) {
  const { proofs } = run;
  need(new Set(proofs.map((proof) => proof.checkpoint)).size === 1, "places", "checkpoints");
  const checkpoint = await openCheckpoint(proofs[0].checkpoint, run.found.logKey);
  for (const [at, proof] of proofs.entries()) {
    need(proof.index < checkpoint.size, "places", proof.index);
    const root = await rootOf(run.leaves[at].data, proof.index, checkpoint.size, proof.hashes);
    need(root !== null && equal(root, checkpoint.root), "places", proof.index);
  }
  pass(run, "places", `${run.leaves[0].index} / ${checkpoint.size}`, hex(checkpoint.root));
}

async function checkSignatures(run) {
  run.keys = new Map(run.parts.map(({ founder, leaf }) => [founder.hash, { key: founder, by: leaf }]));
  for (const leaf of byIndex(run.leaves)) {
    for (const key of await brings(leaf)) {
      run.keys.set(key.hash, { key, by: leaf });
    }
    const given = leaf.record.keys;
    need(canonical([...new Set(given)].sort()) === canonical(given), "signatures", "keys");
    const order = leaf.lines.map((line) => `${line.name}\n${line.id}`);
    need(canonical([...order].sort()) === canonical(order), "signatures", "lines");
    for (const hash of given) {
      need(run.keys.has(hash), "signatures", hash);
      const { key } = run.keys.get(hash);
      const good = await Promise.all(leaf.lines.map((line) => holds(leaf.text, line, key)));
      need(good.filter(Boolean).length === 1, "signatures", key.name);
    }
    const time = await stampedAt(partAt(run, leaf), leaf);
    need(time !== null, "signatures", "stamp");
    leaf.time = time;
  }
  const speakers = run.leaves[0].record.keys.map((hash) => run.keys.get(hash).key.name);
  pass(run, "signatures", speakers.join(", "));
  pass(run, "stamped", new Date(run.leaves[0].time * 1000).toISOString().replace(".000", ""));
}

async function checkAuthority(run) {
  const grants = run.leaves.flatMap(({ record }) =>
    record.act === "found" || record.act === "amend-rules" ? record.body.seats ?? [] : []);
  const offices = new Set(grants.filter((seat) => seat.kind === "office").map((seat) => seat.code));
  for (const { record } of run.leaves.filter((leaf) => announces(leaf.record) && offices.has(leaf.record.by))) {
    grants.push({ code: record.body.recover, kind: "party", root_set: record.body.root_set });
  }
  for (const leaf of run.leaves) {
    await checkOwner(run, leaf, grants);
  }
  pass(run, "authority", run.leaves[0].record.by);
}

async function checkOwner(run, leaf, grants) {
  const { record } = leaf;
  if (record.act === "found") {
    need(record.keys.length === 1 && record.keys[0] === partAt(run, leaf).founder.hash, "authority", record.by);
    return;
  }
  const strange = record.keys.some((hash) => run.keys.get(hash).by.record.log !== record.log);
  need(!strange || along(record) || run.leaves.some((other) => cameAlong(run, leaf, other.record)), "authority", record.by);
  if (record.act === "accede" && !along(record)) {
    const { hash } = await rootSet(record);
    need(grants.some((seat) => seat.code === record.by && seat.root_set === hash), "authority", record.by);
    return;
  }
  const sources = record.keys.map((hash) => run.keys.get(hash).by).filter((source) => source !== leaf);
  need(sources.length > 0 && sources.every((source) => source.record.by === record.by), "authority", record.by);
  need(new Set(sources).size === 1, "authority", record.by);
  const [source] = sources;
  const root = ROOT_ACTS.has(source.record.act);
  need(!root || sources.length >= (await rootSet(source.record)).threshold, "authority", record.by);
  if (record.act === "accredit") {
    need(root || (source.record.body.tier === "mission" && ["desk", "reading"].includes(record.body.tier)), "authority", record.by);
  } else if (["accede", "rotate", "amend-rules"].includes(record.act)) {
    need(root, "authority", record.by);
  } else if (record.act !== "revoke" && record.act !== "disavow") {
    const grant = source.record.act === "accredit" ? source.record.body : {};
    need(grant.tier === "desk" && (grant.scope === null || grant.scope.includes(record.act)), "authority", record.by);
  }
}

function cameAlong(run, leaf, other) {
  const { record } = leaf;
  const here = along(other) && other.body.continues === partAt(run, leaf).leaf.id;
  return here && other.by === record.by && other.log === record.log;
}
