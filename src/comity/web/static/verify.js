// The page that checks a receipt dropped on it, alone or with receipts it cites. Knows this page; the checks are verifier.js's. Law:
// nothing leaves this page, and no more is said to hold than was checked.

import { hex, sha256 } from "./note.js";
import { isLodging, verifyLodging, verifyReceipt } from "./verifier.js";

const NEVER_SHOWN = new Set(["not-revoked", "no-witnesses", "lodged-tree"]); // what no file like this one could prove

const ANCHOR = /^\S+\s+\S+\+[0-9a-f]{8}\+\S+\s+[0-9a-f]{64}$/;
const BYTE = /^byte ([0-9]+)$/;

const form = document.getElementById("verify-form");
const list = document.getElementById("verify-checks");
const outcome = document.getElementById("verify-outcome");
const file = document.getElementById("verify-file");
const word = (name) => document.querySelector(`#verify-words [data-word="${name}"]`).textContent;

function shown(check) {
  const item = document.createElement("li");
  const state = document.createElement("strong");
  state.textContent = word(`verify-${check.outcome}`);
  state.className = `check-${check.outcome}`;
  const [sentence, facts] = check.outcome === "failed" ? failed(check) : [`verify-check-${check.code}`, check.facts];
  item.append(state, ` ${word(sentence)}`);
  for (const fact of facts) {
    const code = document.createElement("code");
    code.textContent = fact;
    item.append(" ", code);
  }
  return item;
}

/** Return the sentence for a check that does not hold, and the facts to be shown behind it. */
function failed({ code, facts }) {
  const [, byte] = BYTE.exec(facts[0]) ?? [];
  if (code === "frame" && byte !== undefined) {
    return byte === "0" ? ["verify-fails-no-receipt", []] : ["verify-fails-byte", [byte]];
  }
  if (code === "anchor" && !ANCHOR.test(form.elements.anchor.value.trim())) {
    return ["verify-fails-no-anchor", []];
  }
  return [`verify-fails-${code}`, facts];
}

/** Return the files with the one first whose record names most of the others. */
async function subjectFirst(files) {
  const hashes = await Promise.all(files.map(async (bytes) => hex(await sha256(bytes))));
  const named = async (bytes) => {
    const { record } = await verifyReceipt(bytes, "");
    return (record?.material ?? []).filter((item) => hashes.includes(item.sha256)).length;
  };
  const counts = await Promise.all(files.map((bytes) => (files.length > 1 ? named(bytes) : 0)));
  const first = counts.indexOf(Math.max(...counts));
  return [files[first], ...files.filter((_, at) => at !== first)];
}

async function verify(files) {
  const { anchor, known, mirror } = form.elements;
  const [bytes, ...cited] = await subjectFirst(files);
  const lodging = files.length === 1 && isLodging(bytes);
  const report = await (lodging ? verifyLodging(bytes, mirror.value) : verifyReceipt(bytes, anchor.value, { cited, known: known.value }));
  list.replaceChildren(...report.checks.map(shown));
  outcome.textContent = word(ending(report, lodging));
  outcome.dataset.holds = String(report.holds);
}

function ending(report, lodging) {
  if (report.checks.some((check) => check.outcome === "failed")) {
    return "verify-one-fails";
  }
  if (!report.holds) {
    return lodging ? "verify-no-mirror-given" : "verify-no-anchor-given";
  }
  const open = report.checks.some((check) => check.outcome === "not-proved" && !NEVER_SHOWN.has(check.code));
  return open ? "verify-holds-in-part" : "verify-all-hold";
}

async function read() {
  const chosen = [...file.files];
  list.replaceChildren(); // what was said of other files or another anchor is not said of these
  outcome.textContent = "";
  outcome.dataset.holds = "false";
  if (chosen.length > 0) {
    await verify(await Promise.all(chosen.map(async (one) => new Uint8Array(await one.arrayBuffer()))));
  }
}

form.hidden = false;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  read();
});
file.addEventListener("change", read);
for (const name of ["anchor", "known", "mirror"]) {
  form.elements[name].addEventListener("change", read);
}
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  if (event.dataTransfer.files.length > 0) {
    event.preventDefault(); // beside the frame too: the browser would leave this page for the file
    file.files = event.dataTransfer.files;
    read();
  }
});
