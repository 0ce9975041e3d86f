// A record told on a page from the bytes that will be signed, field by field, under names the page gives.
// Knows fields of records and a list to write into; not keys, nor what is signed. Law: nothing that is signed is left out: what has no
// name of its own stands under its field's.

import { canonical } from "./note.js";

const SEQUENCE = new Set(["seq", "prev", "seen"]);
const PARTS = ["title", "text", "fields"];
const ROWS = [
  ["act", "sign-act"], ["form", "preview-form"], ["by", "preview-by"], ["for", "preview-for"], ["to", "preview-to"],
  ["attributed_to", "preview-attributed"], ["at", "preview-date"], ["aud", "preview-audience"], ["refs", "sign-refs"],
  ["body", ""], ["inner", "sign-inner"], ["material", "sign-material"], ["sources", "sign-sources"], ["keys", "sign-keys"], ["seq", "sign-place"],
  ["prev", "sign-place"], ["seen", "sign-seen"],
];
const INNER_ROWS = [
  ["act", "sign-act"], ["form", "preview-form"], ["body", ""], ["refs", "sign-refs"], ["material", "sign-material"], ["salt", "sign-salt"],
];

/** Return what tells records in the words `word` gives: `outer` and `inner` fill a list, `row` adds one line to it. */
export function telling(word) {
  return {
    outer: (list, record) => showAll(word, list, record, ROWS, ["v", "log"]),
    inner: (list, held) => showAll(word, list, held, INNER_ROWS, ["pad"]),
    row,
  };
}

function row(list, label, value) {
  const name = document.createElement("dt");
  const shown = document.createElement("dd");
  name.textContent = label;
  shown.textContent = value;
  list.append(name, shown);
}

function plainly(value) {
  if (typeof value === "string") {
    return value;
  }
  const plain = Array.isArray(value) && value.every((item) => typeof item === "string");
  return plain ? value.join(", ") : canonical(value);
}

function showBody(word, list, body) {
  for (const name of new Set([...PARTS.filter((known) => known in body), ...Object.keys(body)])) {
    const parted = PARTS.includes(name);
    const label = parted && name !== "fields" ? word(`sign-${name}`) : word("sign-field");
    for (const [inner, value] of parted ? Object.entries(body[name]) : [[name, body[name]]]) {
      row(list, `${label} [${inner}]`, plainly(value));
    }
  }
}

function showInner(word, list, inner) {
  const { open_on: openOn, ...committed } = inner;
  if (openOn !== undefined) {
    row(list, word("sign-open-on"), plainly(openOn));
  }
  Object.entries(committed).forEach(([name, value]) => row(list, `${word("sign-inner")} [${name}]`, plainly(value)));
}

function showAll(word, list, whole, rows, passed) {
  list.replaceChildren();
  for (const [name, label] of rows) {
    const value = whole[name];
    const nothing = value === undefined || (Array.isArray(value) && value.length === 0);
    if (name === "body" && value) {
      showBody(word, list, value);
    } else if (name === "inner" && value) {
      showInner(word, list, value);
    } else if (name === "refs" && !nothing) {
      value.forEach((ref) => row(list, `${word(label)} [${ref.rel}]`, ref.id));
    } else if (!nothing) {
      row(list, SEQUENCE.has(name) ? `${word(label)} [${name}]` : word(label), plainly(value));
    }
  }
  const known = new Set([...rows.map(([name]) => name), ...passed]);
  const more = Object.keys(whole).filter((name) => !known.has(name));
  more.forEach((name) => row(list, `${word("sign-other")} [${name}]`, plainly(whole[name])));
}
