// Who has to have seen a checkpoint: witness policies, C2SP tlog-policy and log.md 7.
// Knows names and keys; not lines. Law: a policy that is not understood whole is none.

import { parseKey } from "./lines.js";
import { equal, need, toBase64 } from "./note.js";

/** How many witnesses gave a line by each of their keys, and how many there are; the log's own key is none. */
export function counted(policy, seen, origin) {
  const given = new Map();
  for (const key of policy.keys.values()) {
    given.set(key.name, (given.get(key.name) ?? true) && seen.has(key.text));
  }
  given.delete(origin);
  return `${[...given.values()].filter(Boolean).length} / ${given.size}`;
}

/** Return whether a name of a policy is satisfied by these verifier keys. */
export function agrees(policy, name, seen) {
  if (policy.keys.has(name)) {
    return seen.has(policy.keys.get(name).text);
  }
  const { least, members } = policy.groups.get(name) ?? { least: 0, members: [] };
  return members.filter((member) => agrees(policy, member, seen)).length >= least;
}

/** Those who must all have seen a checkpoint, where the quorum asks for all of two or more with no witness in common: log.md 7.5. */
export function sidesOf(policy, origin) {
  const { least, members } = policy.groups.get(policy.quorum) ?? { least: 0, members: [] };
  const behind = members.map((member) => [member, [...policy.behind.get(member)].filter((name) => name !== origin)]);
  const sides = behind.filter(([, names]) => names.length > 0).map(([member]) => member).sort();
  const all = behind.flatMap(([, names]) => names);
  return least === members.length && sides.length > 1 && new Set(all).size === all.length ? sides : [];
}

/** Return a witness policy (C2SP tlog-policy, log.md 7), or throw. */
export async function parsePolicy(text) {
  const policy = { keys: new Map(), groups: new Map(), quorum: "", logs: new Set(), behind: new Map([["none", new Set()]]), grouped: new Set() };
  need(!/[\x00-\x08\x0b-\x1f\x7f]/.test(text), "witnesses", "policy");
  for (const line of text.split("\n")) {
    const words = line.split(/[ \t]+/).filter((word) => word !== "");
    if (words.length > 0 && !words[0].startsWith("#")) {
      need(await takeLine(policy, words), "witnesses", line);
    }
  }
  const long = [...policy.keys.values()].filter((key) => key.kind === 6);
  need(policy.quorum !== "" && long.length <= 16, "witnesses", "policy");
  return policy;
}

async function takeLine(policy, [kind, name = "", ...rest]) {
  if (kind === "log") {
    const key = await parseKey(name, "witnesses");
    const once = !policy.logs.has(toBase64(key.public));
    policy.logs.add(toBase64(key.public));
    return once && key.kind !== 4 && rest.length <= 1;
  }
  if (kind === "witness") {
    const key = await parseKey(rest[0] ?? "", "witnesses");
    const once = !policy.behind.has(name) && [...policy.keys.values()].every((other) => !equal(other.public, key.public));
    policy.keys.set(name, key);
    policy.behind.set(name, new Set([key.name]));
    return once && key.kind !== 1 && rest.length <= 2;
  }
  if (kind === "group") {
    return takeGroup(policy, name, rest);
  }
  const once = policy.quorum === "" && policy.behind.has(name);
  policy.quorum = name;
  return kind === "quorum" && once && rest.length === 0;
}

/** Take a group: a name is in one group only, and where a group counts, no witness stands behind two of its members. */
function takeGroup(policy, name, [threshold = "", ...members]) {
  const once = new Set(members).size === members.length && members.every((member) => !policy.grouped.has(member));
  const known = members.every((member) => member !== "none" && policy.behind.has(member));
  const given = /^[0-9]{1,4}$/.test(threshold) ? Number(threshold) : 0;
  const least = threshold === "any" ? 1 : threshold === "all" ? members.length : given;
  if (policy.behind.has(name) || name === "" || !once || !known || least < 1 || least > members.length) {
    return false;
  }
  const behind = members.flatMap((member) => [...policy.behind.get(member)]);
  policy.groups.set(name, { least, members });
  policy.behind.set(name, new Set(behind));
  members.forEach((member) => policy.grouped.add(member));
  return new Set(behind).size === behind.length || least === 1 || least === members.length;
}
