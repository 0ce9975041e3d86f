// Verifying a receipt where it is dropped: docs/spec/log.md 6, 7, 15, 16 and record.md 7 and 8, with WebCrypto and nothing sent anywhere.
// Knows bytes, never pages; runs in a browser or in Node. Law: every check is made from the receipt's bytes and the anchor given, in the
// order of the specification, and the first that does not hold ends it. It is no judge of what only a full copy shows, and a line it
// cannot check counts for nothing.

import { cosignedAt, holds, knowsLong, names, parseKey, signed } from "./lines.js";
import { Fault, canonical, equal, hex, joined, need, parseNote, parseText, sha256, strict64 } from "./note.js";
import { agrees, counted, parsePolicy, sidesOf } from "./policy.js";

export { agrees, knowsLong, parsePolicy, sidesOf };

const MAGIC = "comity/receipt/v1\n";
const LIMIT = 4_194_304;
const ROOT_ACTS = new Set(["accede", "rotate"]);
const LODGED = "/lodged/v1";
const LODGED_LIMIT = 2_000;
const NUMBER = /^(0|[1-9][0-9]{0,15})$/;
const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function sections(bytes) {
  need(bytes.length <= LIMIT && equal(bytes.slice(0, MAGIC.length), encoder.encode(MAGIC)), "frame", "byte 0");
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
  const [magic, ...lines] = whole.slice(0, Math.max(gap, 0)).split("\n");
  if (lines[0]?.startsWith("extra ")) {
    strict64(lines.shift().slice("extra ".length), "places");
  }
  const [index, ...path] = lines;
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
 * and the `record` it is of, with its `id`, which is proved only where it holds. Of `cited`, the receipts of other bodies at hand, those
 * the record names are checked, against `known`, a text with an anchor on each line.
 */
export async function verifyReceipt(bytes, anchor, { cited = [], known = "" } = {}) {
  const run = { bytes, anchor: anchor.trim(), checks: [], cited, known };
  const steps = [checkFrame, checkAnchor, checkPlaces, checkSignatures, checkAuthority, checkWitnesses, checkCited];
  await made(run, steps);
  const { id, record } = run.leaves?.[0] ?? {};
  return { checks: run.checks, holds: run.anchor !== "" && run.checks.every((check) => check.outcome !== "failed"), id, record };
}

/** Whether these bytes begin as a lodging receipt does: log.md 16.4. */
export function isLodging(bytes) {
  const end = bytes.indexOf(10);
  return String.fromCharCode(...bytes.slice(0, Math.max(0, Math.min(end, LODGED_LIMIT)))).endsWith(LODGED);
}

/** Return the checks of a lodging receipt against the key of a mirror ("" where none was given), and whether it `holds`. */
export async function verifyLodging(bytes, mirror) {
  const run = { bytes, mirror: mirror.trim(), checks: [] };
  await made(run, [checkLodged, checkHeld]);
  return { checks: run.checks, holds: run.mirror !== "" && run.checks.every((check) => check.outcome !== "failed") };
}

async function made(run, steps) {
  try {
    for (const check of steps) {
      await check(run);
    }
  } catch (error) {
    const fault = error instanceof Fault ? error : new Fault("frame", "bytes");
    run.checks.push({ code: fault.code, outcome: "failed", facts: [String(fault.what)] });
  }
}

const pass = (run, code, ...facts) => run.checks.push({ code, outcome: "passed", facts: facts.map(String) });
const leave = (run, code, ...facts) => run.checks.push({ code, outcome: "not-proved", facts: facts.map(String) });

async function checkFrame(run) {
  const parts = sections(run.bytes);
  run.leaves = await Promise.all(parts.filter(([name]) => name === "entry").map(([, data]) => parseLeaf(data)));
  const proofs = parts.filter(([name]) => name === "proof").map(([, data]) => parseProof(data));
  run.proofs = await Promise.all(proofs);
  run.proofs.forEach((proof, at) => (run.leaves[at].index = proof.index));
  need(new Set(run.leaves.map((leaf) => leaf.id)).size === run.leaves.length, "frame", "record");
  run.parts = [];
  for (const leaf of byIndex(run.leaves)) {
    const last = run.parts[run.parts.length - 1];
    if (leaf.record.act === "found") {
      run.parts.push(await partOf(leaf, last));
    } else if (succeeds(leaf.record)) {
      need(last !== undefined, "frame", "found");
      await follow(last, leaf);
    } else if (leaf.record.act === "amend-rules" && "policy" in leaf.record.body) {
      need(last !== undefined, "frame", "found");
      await amend(last, leaf);
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

/** Whether a key is named as one of this owner's in this log: record.md 8.2. */
function owned(key, origin, owner) {
  const start = `${origin}/${owner}/`;
  return key.name.startsWith(start) && key.name.length > start.length && !key.name.slice(start.length).includes("/");
}

/** Let a key of the log follow another, where the old key and the new one vouch for it (record.md 19). */
async function follow(part, leaf) {
  const { record } = leaf;
  const { of, key: text, until, pop, old } = record.body;
  need(record.by === "REGISTRY" && (of === "log" || of === "stamp"), "frame", "rotate");
  const key = await parseKey(text, "frame");
  const before = of === "log" ? part.logKey : part.stamps[part.stamps.length - 1].key;
  const said = ["comity/succession/v1", record.log, before.text, text, until].map((line) => `${line}\n`).join("");
  const held = ["comity/possession/v1", record.log, key.name, "REGISTRY"].map((line) => `${line}\n`).join("");
  const named = of === "log" ? key.name === record.log : owned(key, record.log, "REGISTRY");
  need(key.kind === before.kind && named, "frame", "rotate");
  need(await signed(before, encoder.encode(said), strict64(old, "frame")), "frame", "rotate");
  need(await signed(key, encoder.encode(held), strict64(pop, "frame")), "frame", "rotate");
  if (of === "log") {
    part.logKey = key;
  } else {
    part.stamps.push({ after: leaf.index, key, until: Date.parse(until) / 1000 });
  }
}

/** Let another witness policy come into force (record.md 16.4). */
async function amend(part, leaf) {
  const { policy, from } = leaf.record.body;
  need(typeof policy === "string" && policy !== part.policy && from === undefined, "frame", "policy");
  await parsePolicy(policy);
  part.policy = policy;
  part.changed.push(leaf.index);
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
  part.policy = body.policy;
  part.changed = [];
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
    leave(run, "anchor", run.found.logKey.name);
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
  run.checkpoint = checkpoint.note;
  pass(run, "places", `${run.leaves[0].index} / ${checkpoint.size}`, hex(checkpoint.root));
}

/** Whether two keys have anything in common that a log knows once for ever: record.md 8.2. */
const sameOf = (one, other) => one.name === other.name || one.hash.slice(0, 8) === other.hash.slice(0, 8) || equal(one.public, other.public);

async function checkSignatures(run) {
  run.keys = new Map(run.parts.map(({ founder, leaf }) => [founder.hash, { key: founder, by: leaf }]));
  for (const leaf of byIndex(run.leaves)) {
    for (const key of await brings(leaf)) {
      need(owned(key, leaf.record.log, leaf.record.by), "signatures", key.name);
      need([...run.keys.values()].every((known) => !sameOf(known.key, key)), "signatures", key.name);
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

/** Who may bring and sign what is said by the records here alone: log.md 6.6. */
async function checkAuthority(run) {
  const grants = [];
  for (const leaf of byIndex(run.leaves)) {
    await checkOwner(run, leaf, grants);
    grants.push(...granted(leaf.record, grants));
  }
  pass(run, "authority", run.leaves[0].record.by);
}

/** The seats a record admits beside those before it, once each, or the root set an office announces for one. */
function granted(record, before) {
  const offices = new Set(before.filter((seat) => seat.kind === "office").map((seat) => seat.code));
  const parties = new Set(before.map((seat) => seat.code).filter((code) => !offices.has(code)));
  if (record.act === "found") {
    const { seats, continues } = record.body;
    const fine = continues === undefined || seats.every((seat) => seat.kind === "office" && !parties.has(seat.code));
    need(fine, "authority", record.by);
    return seats;
  }
  if (record.act === "amend-rules") {
    const seats = record.body.seats ?? [];
    need(offices.has(record.by), "authority", record.by);
    need(seats.every(({ code }) => !offices.has(code) && !parties.has(code)), "authority", record.by);
    return seats;
  }
  if (announces(record) && offices.has(record.by) && record.body.recover !== record.by) {
    const kind = offices.has(record.body.recover) ? "office" : "party";
    return [{ code: record.body.recover, kind, root_set: record.body.root_set }];
  }
  return [];
}

const BY_ROOT = ["accede", "rotate", "amend-rules"];
const BY_ROOT_OR_MISSION = ["accredit", "revoke", "disavow"];
const STRUCTURAL = ["found", "witnessed", ...BY_ROOT, ...BY_ROOT_OR_MISSION];

async function checkOwner(run, leaf, grants) {
  const { record } = leaf;
  if (record.act === "found") {
    need(record.keys.length === 1 && record.keys[0] === partAt(run, leaf).founder.hash, "authority", record.by);
    return;
  }
  const strange = record.keys.some((hash) => run.keys.get(hash).by.record.log !== record.log);
  need(!strange || along(record) || run.leaves.some((other) => cameAlong(run, leaf, other.record)), "authority", record.by);
  const anew = partAt(run, leaf).leaf.record.body.seats.some((seat) => seat.code === record.by);
  need(!along(record) || !anew, "authority", record.by);
  const office = grants.some((seat) => seat.code === record.by && seat.kind === "office");
  need(record.for === record.by || (office && !STRUCTURAL.includes(record.act)), "authority", record.for);
  const fresh = await brings(leaf);
  if (ROOT_ACTS.has(record.act) && fresh.length > 0) {
    const others = record.keys.filter((hash) => fresh.every((key) => key.hash !== hash));
    const all = fresh.every((key) => record.keys.includes(key.hash));
    need(all && others.length > 0 === (record.act === "rotate"), "authority", record.by);
  }
  if (record.act === "accede" && !along(record)) {
    const { hash } = await rootSet(record);
    need(grants.some((seat) => seat.code === record.by && seat.root_set === hash), "authority", record.by);
    return;
  }
  if (record.act === "accredit" && record.body.tier !== "reading") {
    const [key] = fresh;
    const held = ["comity/possession/v1", record.log, key.name, record.by].map((line) => `${line}\n`).join("");
    need(await signed(key, encoder.encode(held), strict64(record.body.pop, "authority")), "authority", record.by);
  }
  await checkSources(run, leaf);
}

/** Refuse a record by keys that the records which brought them do not let sign it. */
async function checkSources(run, leaf) {
  const { record } = leaf;
  const sources = record.keys.map((hash) => run.keys.get(hash).by).filter((source) => source !== leaf);
  need(sources.length > 0 && sources.every((source) => source.record.by === record.by), "authority", record.by);
  need(new Set(sources).size === 1, "authority", record.by);
  const [source] = sources;
  if (ROOT_ACTS.has(source.record.act)) {
    need(sources.length >= (await rootSet(source.record)).threshold, "authority", record.by);
    need([...BY_ROOT, ...BY_ROOT_OR_MISSION].includes(record.act), "authority", record.by);
    return;
  }
  need(source.record.act === "accredit" && !BY_ROOT.includes(record.act), "authority", record.by);
  const { tier, scope, ceiling } = source.record.body;
  need(tier === (BY_ROOT_OR_MISSION.includes(record.act) ? "mission" : "desk"), "authority", record.by);
  need(ceiling === null || record.seq < ceiling, "authority", record.by);
  if (record.act === "accredit" && record.body.tier !== "reading") {
    const within = scope === null || (record.body.scope ?? [""]).every((act) => scope.includes(act));
    need(record.body.tier === "desk" && within, "authority", record.by);
  } else if (tier === "desk") {
    need(scope === null || scope.includes(record.act), "authority", record.by);
  }
}

function cameAlong(run, leaf, other) {
  const { record } = leaf;
  const here = along(other) && other.body.continues === partAt(run, leaf).leaf.id;
  return here && other.by === record.by && other.log === record.log;
}

// Witnesses: C2SP tlog-policy, log.md 7.

async function checkWitnesses(run) {
  for (const { record, index } of byIndex(run.leaves)) {
    if (record.act === "amend-rules" && Object.keys(record.body).some((name) => name !== "policy")) {
      leave(run, "amended", index);
    } else if (announces(record)) {
      leave(run, "recovered", index);
    }
  }
  run.found.changed.forEach((index) => leave(run, "policy-changed", index));
  if (run.found.policy === "") {
    leave(run, "no-witnesses");
  } else {
    await checkQuorum(run, await parsePolicy(run.found.policy));
  }
  leave(run, "not-revoked");
}

async function checkQuorum(run, policy) {
  const { text, lines } = run.checkpoint;
  const able = await knowsLong();
  const seen = new Set();
  let unread = 0;
  for (const key of policy.keys.values()) {
    if (key.kind === 6 && !able) {
      unread += lines.some((line) => names(line, key)) ? 1 : 0;
    } else if ((await Promise.all(lines.map((line) => cosignedAt(text, line, key)))).some((time) => time !== null)) {
      seen.add(key.text);
    }
  }
  const long = [...policy.keys.values()].some((key) => key.kind === 6);
  const agreed = agrees(policy, policy.quorum, seen);
  need(agreed || (long && !able), "witnesses", counted(policy, seen, run.found.logKey.name));
  const others = [...policy.keys.values()].some((key) => seen.has(key.text) && key.name !== run.found.logKey.name);
  (agreed && others ? pass : leave)(run, "witnesses", counted(policy, seen, run.found.logKey.name));
  const sides = sidesOf(policy, run.found.logKey.name);
  if (agreed && others && sides.length > 0) {
    pass(run, "mutual", sides.join(", "));
  }
  if (unread > 0) {
    leave(run, "long-lines", unread);
  }
}

// Bodies that cite each other: log.md 15.

async function anchorsIn(text) {
  const found = new Map();
  for (const line of text.split("\n").map((each) => each.trim()).filter((each) => each !== "" && !each.startsWith("#"))) {
    const words = line.split(/\s+/);
    need(words.length === 3 && /^[0-9a-f]{64}$/.test(words[2]), "cited", line);
    need((await parseKey(words[1], "cited")).name === words[0], "cited", line);
    found.set(words[0], line);
  }
  return found;
}

async function checkCited(run) {
  if (run.cited.length === 0) {
    return;
  }
  const known = await anchorsIn(run.known);
  const attached = run.leaves[0].record.material.filter((item) => item.role === "attachment").map((item) => item.sha256);
  let sure = true;
  for (const file of run.cited) {
    const hash = hex(await sha256(file));
    need(attached.includes(hash), "cited", hash);
    const anchor = known.get(await newestLog(sections(file))) ?? "";
    const report = await verifyReceipt(file, anchor);
    const wrong = report.checks.find((check) => check.outcome === "failed");
    need(wrong === undefined, "cited", `${hash} ${wrong?.code} ${wrong?.facts.join(" ")}`);
    sure = sure && anchor !== "";
  }
  (sure ? pass : leave)(run, "cited", run.cited.length);
}

/** The log of the last founding record among a receipt's sections, whose anchor vouches for all of it. */
async function newestLog(parts) {
  let newest = { index: -1, log: "" };
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const { record } = await parseLeaf(parts[at][1]);
    const { index } = await parseProof(parts[at + 1][1]);
    newest = record.act === "found" && index > newest.index ? { index, log: record.log } : newest;
  }
  return newest.log;
}

// Lodging receipts: log.md 16.4.

async function checkLodged(run) {
  need(run.bytes.length <= LODGED_LIMIT, "lodged", "size");
  const note = parseNote(run.bytes, "lodged");
  const lines = decoder.decode(note.text).split("\n");
  need(lines.length === 5 && lines[0].endsWith(LODGED) && lines[4] === "" && note.lines.length === 1, "lodged", "lines");
  need(/^[0-9a-f]{64}$/.test(lines[1]) && /^[1-9][0-9]{0,15}$/.test(lines[2]), "lodged", "lines");
  need(strict64(lines[3], "lodged").length === 32, "lodged", "lines");
  run.note = note;
  run.size = lines[2];
  pass(run, "lodged", lines[1], lines[0].slice(0, -LODGED.length));
}

async function checkHeld(run) {
  const [line] = run.note.lines;
  if (run.mirror === "") {
    leave(run, "held", line.name);
    return;
  }
  const key = await parseKey(run.mirror, "held");
  const time = key.kind === 4 ? await cosignedAt(run.note.text, line, key) : null;
  need(time !== null, "held", line.name);
  pass(run, "held", line.name, new Date(time * 1000).toISOString().replace(".000", ""));
  leave(run, "lodged-tree", run.size);
}
