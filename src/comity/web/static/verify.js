// The page that checks a receipt dropped on it. Knows this page; the checks are verifier.js's. Law: nothing leaves this page.

import { verifyReceipt } from "./verifier.js";

const form = document.getElementById("verify-form");
const list = document.getElementById("verify-checks");
const outcome = document.getElementById("verify-outcome");
const drop = document.getElementById("verify-drop");
const file = document.getElementById("verify-file");
const word = (name) => document.querySelector(`#verify-words [data-word="${name}"]`).textContent;

function shown(check) {
  const item = document.createElement("li");
  const state = document.createElement("strong");
  state.textContent = word(`verify-${check.outcome}`);
  state.className = `check-${check.outcome}`;
  item.append(state, ` ${word(`verify-check-${check.code}`)}`);
  for (const fact of check.facts) {
    const code = document.createElement("code");
    code.textContent = fact;
    item.append(" ", code);
  }
  return item;
}

async function verify(bytes) {
  const report = await verifyReceipt(bytes, form.elements.anchor.value);
  list.replaceChildren(...report.checks.map(shown));
  const failed = report.checks.some((check) => check.outcome === "failed");
  outcome.textContent = word(report.holds ? "verify-all-hold" : failed ? "verify-one-fails" : "verify-no-anchor-given");
  outcome.dataset.holds = String(report.holds);
}

async function read() {
  const [chosen] = file.files;
  if (chosen !== undefined) {
    await verify(new Uint8Array(await chosen.arrayBuffer()));
  }
}

form.hidden = false;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  read();
});
file.addEventListener("change", read);
form.elements.anchor.addEventListener("change", read);
drop.addEventListener("dragover", (event) => event.preventDefault());
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  file.files = event.dataTransfer.files;
  read();
});
