// Files of a sealed text in the browser: filled up to a bucket before they are encrypted, and taken out of it again.
// Knows docs/spec/sealing.md 3.8 and 3.9, as records/sealed_files.py does; encrypts nothing. Law: what was filled up tells of a file no more
// than its bucket, and what is taken out is the very file the sealed text names, or this throws.

import { hex, sha256 } from "./note.js";

const BUCKETS = Array.from({ length: 11 }, (_, at) => 2 ** (14 + at));

/** A file that cannot be sealed (`size`), or that is not the one a text names (`other`). */
export class OtherFile extends Error {}

/** Return how many bytes a file of this size is filled up to; or throw. */
export function bucket(size) {
  const found = BUCKETS.find((one) => size <= one);
  if (found === undefined) {
    throw new OtherFile("size");
  }
  return found;
}

/** Return a file filled up with zeros, as it is encrypted; or throw. */
export function padded(bytes) {
  const whole = new Uint8Array(bucket(bytes.length));
  whole.set(bytes);
  return whole;
}

/** Return the file a sealed text names ({sha256, size}) from what its age file held; or throw. */
export async function unpadded(item, bytes) {
  const found = bytes.slice(0, item.size);
  if (bytes.length !== bucket(item.size) || bytes.subarray(item.size).some((byte) => byte !== 0) || hex(await sha256(found)) !== item.sha256) {
    throw new OtherFile("other");
  }
  return found;
}

/** Return whether a sealed text names one file for each age file of its record, each of its bucket. */
export function fitting(items, files) {
  const sizes = items.map(({ size }) => BUCKETS.find((one) => size <= one));
  return sizes.length === files.length && sizes.every((size, at) => size === files[at].bucket);
}
