// The key a page signs with: the one this browser keeps under a name, the one an exercise publishes, or the one in a file chosen now.
// Knows keys and where they come from; not what is signed. Law: no key of another name is ever given back.

import { importSecret } from "./note.js";
import { keep, kept } from "./keystore.js";

/** Return {key}, or {why} there is none: the name of the sentence that says so. `file` is one chosen, if any. */
export async function keyAtHand({ name, demonstration, file }) {
  const found = await kept(name);
  if (found) {
    return { key: found };
  }
  if (demonstration) {
    const answer = await fetch(demonstration);
    return taken(name, await answer.text());
  }
  return file ? taken(name, await file.text()) : { why: "sign-no-key" };
}

async function taken(name, line) {
  const key = await importSecret(line).catch(() => null);
  if (key === null || key.name !== name) {
    return { why: "sign-other-key" };
  }
  await keep(key);
  return { key };
}
