// Keys, and the lines they sign under a text: C2SP signed-note and tlog-cosignature, log.md 7, with WebCrypto.
// Knows one key and one line; not what a receipt is, nor who may sign what. Law: a line that cannot be checked counts for nothing.

import { hex, joined, need, sha256, strict64 } from "./note.js";

const LONG = "ML-DSA-44";
const SIZES = { 1: 33, 4: 33, 6: 1_313 };
const LAST = 253_402_300_799n;
const NUMBER = /^(0|[1-9][0-9]{0,15})$/;
const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Return a verifier key (C2SP signed-note) with its hash, or throw Fault with `code`. */
export async function parseKey(text, code) {
  const [, name, id, encoded] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text) ?? [];
  need(name !== undefined, code, text);
  const data = strict64(encoded, code);
  need(data.length > 0 && data.length === SIZES[data[0]], code, text);
  const hash = hex(await sha256(joined(encoder.encode(`${name}\n`), data)));
  need(hash.startsWith(id), code, text);
  return { name, id, kind: data[0], hash, public: data.slice(1), text };
}

/** Return whether an Ed25519 signature over a message is a key's. */
export async function signed(key, message, signature) {
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

/** Return whether a line says that it is by a key. */
export const names = (line, key) => line.name === key.name && line.id === key.id;

/** Return whether a line under a text is an Ed25519 key's own. */
export async function holds(text, line, key) {
  return key.kind === 1 && names(line, key) && signed(key, text, line.payload);
}

/** Return whether this browser knows ML-DSA-44 at all. */
export async function knowsLong() {
  try {
    await crypto.subtle.generateKey(LONG, false, ["sign", "verify"]);
    return true;
  } catch {
    return false;
  }
}

async function signedLong(key, message, signature) {
  try {
    const known = await crypto.subtle.importKey("raw-public", key.public, LONG, false, ["verify"]);
    return await crypto.subtle.verify(LONG, known, signature, message);
  } catch {
    return false;
  }
}

function bigEndian(number) {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(number));
  return bytes;
}

/** Return what an ML-DSA-44 cosigner signs of a checkpoint's text (C2SP tlog-cosignature), or null where it is none. */
function subtree(text, name, time) {
  const [origin, size, root] = decoder.decode(text).split("\n");
  const [said, log] = [encoder.encode(name), encoder.encode(origin)];
  if (!NUMBER.test(size ?? "") || said.length > 255 || log.length > 255) {
    return null;
  }
  const head = joined(encoder.encode("subtree/v1\n\0"), [said.length], said, bigEndian(time), [log.length], log);
  return joined(head, bigEndian(0), bigEndian(size), strict64(root, "places"));
}

/** Return when a cosigner says that it saw a checkpoint (Unix seconds), or null where the line is not its own. */
export async function cosignedAt(text, line, key) {
  if (key.kind === 1 || !names(line, key) || line.payload.length !== (key.kind === 4 ? 72 : 2_428)) {
    return null;
  }
  const time = line.payload.slice(0, 8).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const signature = line.payload.slice(8);
  let good = false;
  if (key.kind === 4) {
    good = await signed(key, joined(encoder.encode(`cosignature/v1\ntime ${time}\n`), text), signature);
  } else {
    const message = time > 0n ? subtree(text, key.name, time) : null;
    good = message !== null && (await signedLong(key, message, signature));
  }
  return good && time <= LAST ? Number(time) : null;
}
