// Seals a text in its author's browser, shows what would be signed, signs it and hands it in with its age files.
// Knows this page; what is sealed is sealing.js's, the key hand.js's. Law: what was written is read here, and leaves this page in age files
// only, after its author has read what was opened from them again; the desk is asked for places, receipts and files, never about a text.

import { identity, Unopened } from "./age.js";
import { characters } from "./characters.js";
import { bucket } from "./enclosed.js";
import { keyAtHand } from "./hand.js";
import { OtherInner, submission } from "./inner.js";
import { kept } from "./keystore.js";
import { able, hex, keyHash, sha256, signedNote } from "./note.js";
import { opened } from "./opening.js";
import { parsed, proved, sealed, Unproved } from "./sealing.js";
import { telling } from "./telling.js";
import { line, lines, written } from "./written.js";

const place = document.getElementById("sealing");
const part = (name) => document.getElementById(`sealing-${name}`);
const word = (name) => document.querySelector(`#sealing-words [data-word="${name}"]`).textContent;
const shape = JSON.parse(place.dataset.shape);
const judge = characters(place.dataset.unassigned);
const remembered = `comity-anchor ${place.dataset.origin}`;
const { outer, inner, row } = telling(word);
const MEDIA = /^[a-z0-9][a-z0-9.+-]{0,48}\/[a-z0-9][a-z0-9.+-]{0,48}$/;
const UNSAID = "application/octet-stream";
const LARGEST = 2 ** 24;
const TOGETHER = 2 ** 25 - 2 ** 20;
const MOST = 40;
let made = null;
let leaving = false;

async function fetched(address) {
  const answer = await fetch(address, { headers: { "Accept-Language": place.dataset.lang } });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (!answer.ok) {
    throw new Error(address);
  }
  return bytes;
}

function say(name, more = "") {
  const told = document.createElement("p");
  told.textContent = word(name);
  part("said").replaceChildren(told);
  if (more) {
    const detail = document.createElement("pre");
    detail.className = "notice";
    detail.textContent = more;
    part("said").append(detail);
  }
}

// The group of inputs, or the input, of a name, and what it is called.
function input(name) {
  const found = part("form").querySelector(`[name="${CSS.escape(name)}"]`);
  const around = found?.closest("fieldset.input");
  return around ? [around, around.querySelector("legend")] : [found, found && part("form").querySelector(`label[for="${CSS.escape(found.id)}"]`)];
}

function showProblems(problems) {
  const list = part("problems").querySelector("ul");
  list.replaceChildren();
  for (const [name, what] of problems) {
    const [at, label] = input(name);
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.textContent = label?.textContent.replace(/\s+/g, " ").trim() ?? name;
    link.href = `#${at?.id ?? "sealing"}`;
    item.append(link, ` ${word(what)}`);
    list.append(item);
    at?.setAttribute("aria-invalid", "true");
  }
  part("problems").hidden = problems.length === 0;
  if (problems.length > 0) {
    part("problems").focus();
  }
}

function drafted() {
  const root = part("form");
  root.querySelectorAll("[aria-invalid]").forEach((one) => one.removeAttribute("aria-invalid"));
  const { body, problems } = written(root, shape, judge);
  const { act, form, seat } = place.dataset;
  const cited = place.dataset.later ? [{ rel: "cites", id: place.dataset.later }] : [];
  const said = lines(root, "ref").map((value) => ({ rel: value.split(":")[0], id: value.split(":")[1] }));
  const refs = [...said, ...cited.filter(({ id }) => !said.some((ref) => ref.rel === "cites" && ref.id === id))];
  const claim = Object.fromEntries(["open_on", "reason", "reviewer"].map((name) => [name, line(root, name)]));
  const draft = { act, form, by: seat, for: line(root, "for") || seat, at: line(root, "at"), to: lines(root, "to").sort(), refs, body, ...claim };
  const missing = [
    ["to", draft.to.length === 0], ["at", draft.at === ""], ["key", line(root, "key") === ""], ["anchor", line(root, "anchor") === ""],
    ["ref", Boolean(place.dataset.relation) && refs.every(({ rel }) => rel !== place.dataset.relation)],
    ["reading", Boolean(place.dataset.later) && part("reading").files.length === 0],
    ...(shape.claims ? ["open_on", "reason", "reviewer"].map((name) => [name, claim[name] === ""]) : []),
  ];
  const absent = missing.filter(([, nothing]) => nothing).map(([name]) => [name, "form-field-missing"]);
  return { draft, problems: [...problems, ...absent, ...filesWrong()] };
}

async function make() {
  const { draft, problems } = drafted();
  showProblems(problems);
  if (problems.length > 0) {
    part("said").replaceChildren();
    return;
  }
  say("seal-here-working");
  const { base } = place.dataset;
  const anchor = line(part("form"), "anchor");
  const next = parsed(await fetched(`${base}/place/${line(part("form"), "key")}`));
  const told = parsed(await fetched(`${base}/sealed.json`)).readers;
  const asked = [...new Set([...draft.to, draft.by])].map((code) => [code, told.find((one) => one.code === code)?.by ?? []]);
  const held = asked.filter(([code, ids]) => ids.length > 0 || code !== draft.by);
  const readers = await proved(held, (id) => fetched(`${base}/receipt/${id}`), anchor, next.log);
  made = await sealed(draft, next, readers, await chosen(), await earlier());
  localStorage.setItem(remembered, anchor);
  outer(part("outer"), made.record);
  row(part("outer"), word("sign-id"), hex(await sha256(made.text)));
  inner(part("inner"), made.held);
  part("unread").hidden = readers.has(draft.by);
  part("name").textContent = keyName();
  part("import").hidden = Boolean(place.dataset.demonstration) || Boolean(await kept(keyName()));
  part("said").replaceChildren();
  turn(true);
}

// The files chosen, as the text will name them: what a browser does not know the kind of is a file of no kind.
async function chosen() {
  return Promise.all([...part("attach").files].map(async (file) => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const item = { sha256: hex(await sha256(bytes)), size: bytes.length, media: MEDIA.test(file.type) ? file.type : UNSAID, name: file.name.normalize("NFC"), role: "attachment" };
    return { item, bytes };
  }));
}

function filesWrong() {
  const files = [...part("attach").files];
  const names = files.map((file) => file.name.normalize("NFC"));
  const named = names.map((name) => judge(name) ?? ([...name].length > 200 ? "form-bounds" : null)).find((what) => what !== null);
  const large = files.some((file) => file.size > LARGEST) || files.reduce((sum, file) => sum + bucket(Math.min(file.size, LARGEST)), 0) > TOGETHER;
  return [...(named ? [["attach", named]] : []), ...(large || files.length > MOST ? [["attach", "seal-here-files-many"]] : [])];
}

// The earlier sealed record that this one lets others read, opened with the reading key chosen for it.
async function earlier() {
  const { later: of, laterWraps: wraps, laterNote: note, material } = place.dataset;
  if (!of) {
    return null;
  }
  const { once } = await opened({ id: of, wraps, note, material }, await identity(await part("reading").files[0].text()));
  return { of, once };
}

function keyName() {
  const chosen = part("form").querySelector('[name="key"]');
  return chosen.selectedOptions ? chosen.selectedOptions[0].textContent : chosen.dataset.named;
}

// Show what would be signed, or what was written.
function turn(ready) {
  part("form").hidden = ready;
  part("ready").hidden = !ready;
  part(ready ? "heading" : "form").focus();
}

async function sign() {
  const { key, why } = await keyAtHand({ name: keyName(), demonstration: place.dataset.demonstration, file: part("file").files[0] });
  if (why !== undefined) {
    part("import").hidden = part("import").hidden && why !== "sign-no-key";
    say(why);
    return;
  }
  const { record, text, files } = made;
  if (!key.name.startsWith(`${record.log}/`) || record.keys[0] !== hex(await keyHash(key.name, key.publicKey))) {
    say("sign-other-key");
    return;
  }
  say("sign-working");
  const sent = submission(await signedNote(text, key), null, files);
  const headers = { "Content-Type": "application/octet-stream", "Accept-Language": place.dataset.lang };
  const response = await fetch(`${place.dataset.base}/submit`, { method: "POST", body: sent, headers });
  const answer = await response.json();
  if (!response.ok) {
    turn(false); // its place may be taken, or something in it be wrong: it is sealed anew, at a new place
    say("sign-refused", answer.explained);
    return;
  }
  leaving = true;
  location.assign(`${place.dataset.record}${encodeURIComponent(answer.id)}?arrived=1&seat=${encodeURIComponent(place.dataset.seat)}`);
  await new Promise(() => {}); // the page is being left: a second press would sign what is already in the log
}

function reason(error) {
  if (error instanceof Unproved) {
    return [error.message, error.code];
  }
  if (error instanceof Unopened) {
    return ["seal-here-later-closed"];
  }
  return [error instanceof OtherInner ? "finding-inner-oversize" : "seal-here-unable"];
}

function onlyOnce(work) {
  return async () => {
    const buttons = [part("go"), part("sign"), part("back")];
    buttons.forEach((button) => { button.disabled = true; });
    try {
      await work();
    } catch (error) {
      say(...reason(error));
    } finally {
      buttons.forEach((button) => { button.disabled = false; });
    }
  };
}

// Lists of lines: one row more or less; the page has no form that would ask the desk for one.
function rearrange({ target }) {
  const { name, value } = target.closest("button") ?? {};
  if (name === "more") {
    const rows = input(value)[0].querySelectorAll(".row");
    const added = rows[rows.length - 1].cloneNode(true);
    added.querySelector("input").value = "";
    added.querySelector("input").removeAttribute("id");
    rows[rows.length - 1].after(added);
    added.querySelector("input").focus();
  } else if (name === "less") {
    const rows = target.closest("fieldset").querySelectorAll(".row");
    const gone = target.closest(".row");
    gone.querySelector("input").value = "";
    if (rows.length > 1) {
      gone.remove();
    }
  }
}

async function begin() {
  const anchor = part("form").querySelector('[name="anchor"]');
  anchor.value ||= localStorage.getItem(remembered) ?? "";
  place.hidden = false;
  if (!(await able())) {
    part("go").disabled = true;
    say("sign-unable");
    return;
  }
  part("form").addEventListener("click", rearrange);
  part("go").addEventListener("click", onlyOnce(make));
  part("sign").addEventListener("click", onlyOnce(sign));
  part("back").addEventListener("click", () => turn(false));
  globalThis.addEventListener("beforeunload", (event) => {
    if (!leaving && part("attach").files.length + Object.keys(written(part("form"), shape, judge).body).length > 0) {
      event.preventDefault(); // what was written lies nowhere else
    }
  });
  place.dataset.ready = "1";
}

await begin();
