// A record text and a signed note in the browser: bytes to record and back, and the line that signs it (C2SP signed-note).
// Knows docs/spec/record.md 2 and 7; not keys in storage, not pages. Law: a text whose canonical JSON, made anew, is not the
// very line that was read is refused, and so is one that would not be seen as it stands: what is shown is what is signed.

const SUFFIX = "/record/v1";
const PKCS8_HEAD = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];
const DASH = "\u2014";
const NAME = /^[a-z0-9_]{1,64}$/;
const DEEPEST = 16;
/** What no record holds (docs/spec/encoding.md 2). Which characters are assigned is asked of this browser, which may know more of them. */
const UNFIT = new RegExp(
  "[\\u{0}-\\u{9}\\u{b}-\\u{1f}\\u{7f}-\\u{9f}\\u{ad}\\u{34f}\\u{61c}\\u{115f}\\u{1160}\\u{17b4}\\u{17b5}\\u{180b}-\\u{180f}" +
    "\\u{200b}-\\u{200f}\\u{2028}-\\u{202e}\\u{2060}-\\u{206f}\\u{3164}\\u{d800}-\\u{f8ff}\\u{fe00}-\\u{fe0f}\\u{feff}\\u{ffa0}" +
    "\\u{fff9}-\\u{fffc}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e0fff}\\u{f0000}-\\u{10ffff}\\p{Cn}]",
  "u",
);
const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Return the bytes of standard base64, or throw. */
export function fromBase64(text) {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}

/** Return standard base64 of bytes. */
export function toBase64(bytes) {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

/** Return lowercase hex of bytes. */
export function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Return the SHA-256 of bytes. */
export async function sha256(bytes) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

/** Return canonical JSON (RFC 8785) of a value within Comity's profile: names are ASCII, numbers are integers. */
export function canonical(value) {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(",")}]`;
  }
  if (value !== null && typeof value === "object") {
    const members = Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`);
    return `{${members.join(",")}}`;
  }
  return JSON.stringify(value);
}

/** Return whether a value is within Comity's profile of JSON, `depth` lists and objects down. */
export function fits(value, depth = 0) {
  if (typeof value === "string") {
    return !UNFIT.test(value) && value.normalize("NFC") === value;
  }
  if (value === null || typeof value !== "object") {
    return typeof value !== "number" || Number.isSafeInteger(value);
  }
  const names = Array.isArray(value) ? [] : Object.keys(value);
  return depth < DEEPEST && names.every((name) => NAME.test(name)) && Object.values(value).every((one) => fits(one, depth + 1));
}

/** Return the record in a text's bytes, or throw where they are not exactly a record's text. */
export function parseText(bytes) {
  const lines = decoder.decode(bytes).split("\n");
  if (lines.length !== 3 || lines[2] !== "" || !lines[0].endsWith(SUFFIX)) {
    throw new Error("frame");
  }
  const record = JSON.parse(lines[1]);
  if (!fits(record) || canonical(record) !== lines[1] || `${record.log}${SUFFIX}` !== lines[0]) {
    throw new Error("canonical");
  }
  return record;
}

/** Return the hash by which records name an Ed25519 key: SHA-256 of name, newline, type and public key. */
export async function keyHash(name, publicKey) {
  return sha256(new Uint8Array([...encoder.encode(name), 0x0a, 0x01, ...publicKey]));
}

/** Return a key's verifier string. */
export async function verifierKey(name, publicKey) {
  const hash = await keyHash(name, publicKey);
  return `${name}+${hex(hash.slice(0, 4))}+${toBase64(new Uint8Array([0x01, ...publicKey]))}`;
}

/** Return the bare Ed25519 signature of a message. */
export async function signature(key, message) {
  return new Uint8Array(await crypto.subtle.sign("Ed25519", key.secret, message));
}

/** Return the note of a text with one line by `key` ({name, secret, publicKey}). */
export async function signedNote(bytes, key) {
  const hash = await keyHash(key.name, key.publicKey);
  const payload = new Uint8Array([...hash.slice(0, 4), ...(await signature(key, bytes))]);
  const tail = encoder.encode(`\n\u2014 ${key.name} ${toBase64(payload)}\n`);
  const note = new Uint8Array(bytes.length + tail.length);
  note.set(bytes);
  note.set(tail, bytes.length);
  return note;
}

/** Return the key in a secret line (PRIVATE+KEY+name+id+base64), its secret no longer to be read out; throw if it is none. */
export async function importSecret(line) {
  const [, name, id, encoded] = /^PRIVATE\+KEY\+([^+\s]+)\+([0-9a-f]{8})\+(\S+)\n?$/.exec(line) ?? [];
  if (name === undefined) {
    throw new Error("secret");
  }
  const raw = fromBase64(encoded);
  if (raw.length !== 33 || raw[0] !== 0x01) {
    throw new Error("secret");
  }
  const der = new Uint8Array([...PKCS8_HEAD, ...raw.slice(1)]);
  const readable = await crypto.subtle.importKey("pkcs8", der, "Ed25519", true, ["sign"]);
  const publicKey = fromBase64Url((await crypto.subtle.exportKey("jwk", readable)).x);
  const secret = await crypto.subtle.importKey("pkcs8", der, "Ed25519", false, ["sign"]);
  der.fill(0);
  raw.fill(0);
  if (hex((await keyHash(name, publicKey)).slice(0, 4)) !== id) {
    throw new Error("secret");
  }
  return { name, secret, publicKey };
}

/** Return a new key under a name; its secret can never be read out of this browser. */
export async function generate(name) {
  const pair = await crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"]);
  const publicKey = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  return { name, secret: pair.privateKey, publicKey };
}

/** Return whether this browser can sign at all. */
export async function able() {
  try {
    await crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"]);
    return "indexedDB" in globalThis;
  } catch {
    return false;
  }
}

function fromBase64Url(text) {
  const plain = text.replaceAll("-", "+").replaceAll("_", "/");
  return fromBase64(plain + "=".repeat((4 - (plain.length % 4)) % 4));
}

/** What does not hold: the code of the check, and where. */
export class Fault extends Error {
  constructor(code, what) {
    super(`${code}: ${what}`);
    this.code = code;
    this.what = what;
  }
}

/** Throw a Fault where something does not hold. */
export function need(holds, code, what) {
  if (!holds) {
    throw new Fault(code, what);
  }
}

/** Return byte arrays, one after another, as one. */
export function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
  return whole;
}

/** Return whether two byte arrays are the same. */
export const equal = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);

/** Return the bytes of base64 in its one spelling, or throw a Fault. */
export function strict64(text, code) {
  let bytes;
  try {
    bytes = fromBase64(text);
  } catch {
    throw new Fault(code, "base64");
  }
  need(toBase64(bytes) === text, code, "base64");
  return bytes;
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
  need(!/[\x00-\x09\x0b-\x1f]/.test(whole), code, "control");
  const lines = whole.slice(gap + 2, -1).split("\n").map((line) => {
    const [, name, encoded] = new RegExp(`^${DASH} ((?:[^+\\s\\x85]|\\ufeff)+) (\\S+)$`).exec(line) ?? [];
    need(name !== undefined, code, "line");
    const payload = strict64(encoded, code);
    need(payload.length > 4, code, "line");
    return { name, id: hex(payload.slice(0, 4)), payload: payload.slice(4) };
  });
  need(lines.length <= 100, code, "lines");
  return { text: encoder.encode(text), lines };
}
