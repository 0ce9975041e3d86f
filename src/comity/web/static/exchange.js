// X25519 (RFC 7748): by the browser's own cryptography where it has it, else by arithmetic of ours.
// Knows 32-byte secrets and shares; not age files. Law: a share that would make the secret nothing is refused. The arithmetic takes a
// time that depends on its input: only who watches this very machine could learn from it, and it runs where there is no other only.

const PKCS8 = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x04, 0x22, 0x04, 0x20];
const PRIME = (1n << 255n) - 19n;
const A24 = 121665n;
const SIZE = 32;

/** The share that stands for the base point: what a secret shares with it is its public key. */
export const BASE = new Uint8Array([9, ...new Uint8Array(SIZE - 1)]);

/** Return the 32 bytes a secret shares with a share, or throw where it shares none with anybody. */
export async function exchange(secret, share) {
  const own = await imported("pkcs8", new Uint8Array([...PKCS8, ...secret]), ["deriveBits"]);
  if (own === null) {
    return multiplied(secret, share);
  }
  const theirs = await crypto.subtle.importKey("raw", share, "X25519", false, []);
  return new Uint8Array(await crypto.subtle.deriveBits({ name: "X25519", public: theirs }, own, 8 * SIZE));
}

/** Return the same without the browser's cryptography. */
export function multiplied(secret, share) {
  const scalar = (number(secret) & ((1n << 255n) - 8n)) | (1n << 254n);
  const found = ladder(scalar, (number(share) & ((1n << 255n) - 1n)) % PRIME);
  if (found === 0n) {
    throw new Error("share");
  }
  return Uint8Array.from({ length: SIZE }, (_, at) => Number((found >> BigInt(8 * at)) & 0xffn));
}

// A browser that does not know X25519 says NotSupportedError; any other refusal is a fault.
async function imported(format, bytes, uses) {
  try {
    return await crypto.subtle.importKey(format, bytes, "X25519", false, uses);
  } catch (error) {
    if (error.name === "NotSupportedError") {
      return null;
    }
    throw error;
  }
}

// RFC 7748 5: the ladder of Montgomery.
function ladder(scalar, u) {
  let [x2, z2, x3, z3, swapped] = [1n, 0n, u, 1n, 0n];
  for (let bit = 254n; bit >= 0n; bit -= 1n) {
    const set = (scalar >> bit) & 1n;
    if (set !== swapped) {
      [x2, x3, z2, z3, swapped] = [x3, x2, z3, z2, set];
    }
    const [a, b, c, d] = [x2 + z2, x2 - z2, x3 + z3, x3 - z3];
    const [aa, bb, da, cb] = [a * a, b * b, (d * a) % PRIME, (c * b) % PRIME];
    const e = aa - bb;
    x3 = ((da + cb) * (da + cb)) % PRIME;
    z3 = (u * (((da - cb) * (da - cb)) % PRIME)) % PRIME;
    x2 = ((aa % PRIME) * (bb % PRIME)) % PRIME;
    z2 = ((e % PRIME) * ((aa + A24 * e) % PRIME)) % PRIME;
  }
  const [x, z] = swapped ? [x3, z3] : [x2, z2];
  return whole(x * power(whole(z), PRIME - 2n));
}

function power(base, exponent) {
  let [found, square] = [1n, base];
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) {
      found = (found * square) % PRIME;
    }
    square = (square * square) % PRIME;
  }
  return found;
}

const whole = (value) => ((value % PRIME) + PRIME) % PRIME;
const number = (bytes) => bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
