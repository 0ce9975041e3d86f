// Age files (age-encryption.org/v1) for X25519 recipients, made and opened in the browser, whose own cryptography lacks ChaCha20-Poly1305.
// Knows docs/spec/sealing.md 1 and 2; not records or pages. Law: what is opened has had its header's MAC and every chunk checked; anything
// else throws; every secret made here comes from the browser's generator of random numbers and is used once. Arithmetic here takes a
// time that depends on its input: only who watches this very machine could learn from it.

import { BASE, exchange } from "./exchange.js";

const MAGIC = "age-encryption.org/v1\n";
const LABEL = "age-encryption.org/v1/X25519";
const SIGNS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
const CHUNK = 65536;
const TAG = 16;
const NONCE = 16;
const FILE_KEY = 16;
const SECRET = 32;
const HEADER_LIMIT = 4096;
const PRIME = (1n << 130n) - 5n;
const WHOLE = 1n << 128n;
const CLAMP = 0x0ffffffc0ffffffc0ffffffc0fffffffn;
const encoder = new TextEncoder();

/** A file that is no age file, that this key does not open (`closed`), or that holds garbage (`garbage`). */
export class Unopened extends Error {}

/** Return the identity in a key file or a line `AGE-SECRET-KEY-1…`: its secret and public half; or throw. */
export async function identity(text) {
  const line = text.trim().split("\n").at(-1).trim();
  const secret = bech32("age-secret-key-", line.toLowerCase());
  if (line !== line.toUpperCase()) {
    throw new Unopened("key");
  }
  return { secret, publicKey: await exchange(secret, BASE) };
}

/** Return a new identity: its secret and public half, and the line by which both are known to whoever reads it. */
export async function generate() {
  const secret = random(SECRET);
  return { secret, publicKey: await exchange(secret, BASE), line: spelled("age-secret-key-", secret).toUpperCase() };
}

/** Return the public key in a recipient `age1…`, or throw. */
export function recipient(text) {
  return bech32("age", text);
}

/** Return an age file of bytes to these public keys; throws for a key nobody can have. */
export async function seal(bytes, publicKeys) {
  const key = random(FILE_KEY);
  const stanzas = await Promise.all(publicKeys.map((publicKey) => stanza(key, publicKey)));
  const header = `${MAGIC}${stanzas.join("")}---`;
  const use = { name: "HMAC", hash: "SHA-256" };
  const signing = await crypto.subtle.importKey("raw", await derived(key, new Uint8Array(0), "header"), use, false, ["sign"]);
  const mac = new Uint8Array(await crypto.subtle.sign("HMAC", signing, encoder.encode(header)));
  const nonce = random(NONCE);
  const stream = await derived(key, nonce, "payload");
  const parts = Array.from({ length: count(bytes.length, CHUNK) }, (_, number) => bytes.slice(number * CHUNK, (number + 1) * CHUNK));
  const sealed = parts.map((part, number) => encrypt(stream, chunkNonce(number, number === parts.length - 1), part));
  return joined([encoder.encode(`${header} ${unpadded(mac)}\n`), nonce, ...sealed]);
}

/** Return what an age file holds for an identity, or throw Unopened. */
export async function open(file, { secret, publicKey }) {
  const { stanzas, header, mac, rest } = parse(file);
  for (const { share, body } of stanzas) {
    const shared = await exchange(secret, share).catch(() => null);
    const wrap = shared && (await derived(shared, joined([share, publicKey]), LABEL));
    const key = wrap && decrypt(wrap, new Uint8Array(12), body);
    if (key) {
      return payload(key, header, mac, rest);
    }
  }
  throw new Unopened("closed");
}

/** Return what ChaCha20-Poly1305 (RFC 8439) decrypts with a key and nonce, no associated data, or null where the tag is another. */
export function decrypt(key, nonce, sealed) {
  if (sealed.length < TAG) {
    return null;
  }
  const text = sealed.slice(0, -TAG);
  const made = poly1305(chacha(key, nonce, 0, new Uint8Array(32)), padded(text));
  return made.reduce((other, byte, at) => other | (byte ^ sealed[text.length + at]), 0) === 0 ? chacha(key, nonce, 1, text) : null;
}

/** Return what ChaCha20-Poly1305 (RFC 8439) makes of a text with a key and nonce, no associated data: ciphertext and tag. */
export function encrypt(key, nonce, text) {
  const sealed = chacha(key, nonce, 1, text);
  return joined([sealed, poly1305(chacha(key, nonce, 0, new Uint8Array(32)), padded(sealed))]);
}

async function stanza(key, publicKey) {
  const secret = random(SECRET);
  const [share, shared] = [await exchange(secret, BASE), await exchange(secret, publicKey)];
  const body = encrypt(await derived(shared, joined([share, publicKey]), LABEL), new Uint8Array(12), key);
  return `-> X25519 ${unpadded(share)}\n${unpadded(body)}\n`;
}

async function payload(key, header, mac, rest) {
  const signing = await crypto.subtle.importKey(
    "raw", await derived(key, new Uint8Array(0), "header"), { name: "HMAC", hash: "SHA-256" }, false, ["verify"],
  );
  if (!(await crypto.subtle.verify("HMAC", signing, mac, header))) {
    throw new Unopened("garbage");
  }
  const [stream, body, parts] = [await derived(key, rest.slice(0, NONCE), "payload"), rest.slice(NONCE), []];
  const chunks = count(body.length, CHUNK + TAG);
  for (let number = 0; number < chunks; number += 1) {
    const part = decrypt(stream, chunkNonce(number, number === chunks - 1), body.slice(number * (CHUNK + TAG), (number + 1) * (CHUNK + TAG)));
    if (part === null || (part.length === 0 && number > 0)) {
      throw new Unopened("garbage");
    }
    parts.push(part);
  }
  return joined(parts);
}

function parse(file) {
  const latin = Array.from(file.slice(0, HEADER_LIMIT + 128), (byte) => String.fromCharCode(byte)).join("");
  const whole = /^(age-encryption\.org\/v1\n(?:-> [!-~]+(?: [!-~]+)*\n(?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63}\n)+---) ([A-Za-z0-9+/]{43})\n/.exec(latin);
  if (whole === null || !latin.startsWith(MAGIC) || whole[1].length > HEADER_LIMIT || file.length < whole[0].length + NONCE + TAG) {
    throw new Unopened("file");
  }
  const stanzas = [...whole[1].matchAll(/-> X25519 ([A-Za-z0-9+/]{43})\n([A-Za-z0-9+/]{43})\n/g)];
  return {
    stanzas: stanzas.map(([, share, body]) => ({ share: base64(share), body: base64(body) })),
    header: encoder.encode(whole[1]),
    mac: base64(whole[2]),
    rest: file.slice(whole[0].length),
  };
}

function base64(text) {
  const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  if (unpadded(bytes) !== text) {
    throw new Unopened("file");
  }
  return bytes;
}

const unpadded = (bytes) => btoa(String.fromCharCode(...bytes)).replace(/=+$/, "");
const random = (size) => crypto.getRandomValues(new Uint8Array(size));
const count = (size, chunk) => Math.max(1, Math.ceil(size / chunk));

function chunkNonce(number, last) {
  const nonce = new Uint8Array(12);
  new DataView(nonce.buffer).setUint32(7, number);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

async function derived(secret, salt, info) {
  const key = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
  return new Uint8Array(await crypto.subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt, info: encoder.encode(info) }, key, 256));
}

// BIP 173: 32 bytes behind a prefix.
function bech32(prefix, text) {
  const values = text.startsWith(`${prefix}1`) ? Array.from(text.slice(prefix.length + 1), (sign) => SIGNS.indexOf(sign)) : [-1];
  if (values.includes(-1) || values.length !== 58 || checksum([...expanded(prefix), ...values]) !== 1 || (values[51] & 15) !== 0) {
    throw new Unopened("key");
  }
  return new Uint8Array(regrouped(values.slice(0, -6), 5, 8).slice(0, SECRET));
}

function spelled(prefix, bytes) {
  const values = regrouped(bytes, 8, 5);
  const check = checksum([...expanded(prefix), ...values, 0, 0, 0, 0, 0, 0]) ^ 1;
  const tail = Array.from({ length: 6 }, (_, at) => (check >>> (5 * (5 - at))) & 31);
  return `${prefix}1${[...values, ...tail].map((value) => SIGNS[value]).join("")}`;
}

function expanded(prefix) {
  const head = Array.from(prefix, (sign) => sign.charCodeAt(0));
  return [...head.map((code) => code >> 5), 0, ...head.map((code) => code & 31)];
}

// Numbers of so many bits as numbers of others; the last is filled up with nothing.
function regrouped(values, from, to) {
  let [held, bits] = [0, 0];
  const found = [];
  for (const value of values) {
    held = ((held << from) | value) & 0xfff;
    bits += from;
    while (bits >= to) {
      bits -= to;
      found.push((held >> bits) & ((1 << to) - 1));
    }
  }
  return bits > 0 ? [...found, (held << (to - bits)) & ((1 << to) - 1)] : found;
}

function checksum(values) {
  return values.reduce((check, value) => {
    const next = ((check & 0x1ffffff) << 5) ^ value;
    return GENERATOR.reduce((sum, part, place) => ((check >>> 25 >> place) & 1 ? sum ^ part : sum), next);
  }, 1);
}

/** Return a text with the stream of ChaCha20 (RFC 8439 2.4) laid over it. */
export function chacha(key, nonce, counter, text) {
  const start = new Uint32Array([0x61707865, 0x3320646e, 0x79622d32, 0x6b206574, ...words(key), counter, ...words(nonce)]);
  const out = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 64, start[12] += 1) {
    const stream = block(start);
    for (let byte = 0; byte < 64 && at + byte < text.length; byte += 1) {
      out[at + byte] = text[at + byte] ^ ((stream[byte >> 2] >>> (8 * (byte & 3))) & 0xff);
    }
  }
  return out;
}

function block(start) {
  const mixed = Uint32Array.from(start);
  for (let round = 0; round < 10; round += 1) {
    for (let column = 0; column < 4; column += 1) {
      quarter(mixed, column, column + 4, column + 8, column + 12);
    }
    for (let column = 0; column < 4; column += 1) {
      quarter(mixed, column, ((column + 1) & 3) + 4, ((column + 2) & 3) + 8, ((column + 3) & 3) + 12);
    }
  }
  return mixed.map((word, at) => word + start[at]);
}

function quarter(mixed, a, b, c, d) {
  for (const [left, right] of [[16, 12], [8, 7]]) {
    mixed[a] += mixed[b];
    mixed[d] = turned(mixed[d] ^ mixed[a], left);
    mixed[c] += mixed[d];
    mixed[b] = turned(mixed[b] ^ mixed[c], right);
  }
}

const turned = (word, by) => (word << by) | (word >>> (32 - by));

function words(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({ length: bytes.length / 4 }, (_, at) => view.getUint32(at * 4, true));
}

/** Return the tag of Poly1305 (RFC 8439 2.5). */
export function poly1305(key, message) {
  const [r, s] = [number(key.slice(0, 16)) & CLAMP, number(key.slice(16))];
  const view = new DataView(message.buffer, message.byteOffset, message.length);
  let sum = 0n;
  let at = 0;
  for (; at + 16 <= message.length; at += 16) {
    sum = ((sum + (view.getBigUint64(at, true) | (view.getBigUint64(at + 8, true) << 64n) | WHOLE)) * r) % PRIME;
  }
  const rest = message.slice(at);
  if (rest.length > 0) {
    sum = ((sum + number(rest) + (1n << BigInt(8 * rest.length))) * r) % PRIME;
  }
  const tag = sum + s;
  return Uint8Array.from({ length: TAG }, (_, at) => Number((tag >> BigInt(8 * at)) & 0xffn));
}

const number = (bytes) => bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);

// What Poly1305 is taken over: the ciphertext filled up to sixteen bytes, and the lengths of nothing and of it.
function padded(text) {
  const whole = new Uint8Array(Math.ceil(text.length / 16) * 16 + 16);
  whole.set(text);
  new DataView(whole.buffer).setUint32(whole.length - 8, text.length, true);
  return whole;
}

function joined(parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => {
    all.set(part, at);
    return at + part.length;
  }, 0);
  return all;
}
