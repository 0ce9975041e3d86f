// Opens a sealed record in the reader's browser with a reading key that stays there, shows what it says, gives its files, and makes it public.
// Knows this page; age files and records are opening.js's, the key that signs hand.js's. Law: the reading key and the text opened are sent
// nowhere and kept nowhere; what opens the one text is sent only in a record its reader signs to make that text public.

import { identity, Unopened } from "./age.js";
import { OtherFile } from "./enclosed.js";
import { keyAtHand } from "./hand.js";
import { OtherInner, submission } from "./inner.js";
import { kept } from "./keystore.js";
import { able, hex, keyHash, sha256, signedNote } from "./note.js";
import { file, opened } from "./opening.js";
import { disclosing, parsed } from "./sealing.js";
import { telling } from "./telling.js";
import { line } from "./written.js";

const place = document.getElementById("opening");
const part = (name) => document.getElementById(`opening-${name}`);
const PARTS = ["title", "text", "fields"];
const word = (name) => document.querySelector(`#opening-words [data-word="${name}"]`).textContent;
const { note, id, material, wraps } = place.dataset;
const log = { note, id, material, wraps };
const { outer, row: tell } = telling(word);
let found = null;
let made = null;

function row(label, value) {
  const name = document.createElement("dt");
  const shown = document.createElement("dd");
  name.textContent = label;
  shown.textContent = typeof value === "string" ? value : JSON.stringify(value);
  part("text").append(name, shown);
}

function show({ body, material: items }) {
  part("text").replaceChildren();
  for (const name of PARTS.filter((known) => known in body)) {
    Object.entries(body[name]).forEach(([inner, value]) => row(`${word(name)} [${inner}]`, value));
  }
  part("text").hidden = false;
  part("list").replaceChildren(...items.map(listed));
  part("given").textContent = "";
  part("files").hidden = items.length === 0;
}

function listed({ name, media }, number) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  const kind = document.createElement("span");
  button.type = "button";
  button.textContent = name;
  button.addEventListener("click", () => save(button, number));
  kind.className = "meta";
  kind.textContent = ` ${media}`;
  item.append(button, kind);
  return item;
}

// What is given is put away under the name its author chose; a browser told nothing of its kind runs nothing.
async function save(button, number) {
  button.disabled = true;
  part("given").textContent = word("working");
  try {
    const bytes = await file(log, found, number);
    const address = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
    const link = Object.assign(document.createElement("a"), { href: address, download: found.held.material[number].name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    part("given").textContent = word("saved");
  } catch (error) {
    const known = error instanceof OtherFile || error instanceof Unopened;
    part("given").textContent = word(known ? "false" : "unable");
  } finally {
    button.disabled = false;
  }
}

async function begin() {
  [found, made] = [null, null];
  ["text", "files", "publish", "share"].forEach((name) => part(name)?.toggleAttribute("hidden", true));
  const [chosen] = part("file").files;
  if (!chosen) {
    return;
  }
  part("said").textContent = word("working");
  try {
    found = await opened(log, await identity(await chosen.text()));
    show(found.held);
    part("publish")?.toggleAttribute("hidden", false);
    part("share")?.toggleAttribute("hidden", false);
    part("said").textContent = word("opened");
  } catch (error) {
    const known = error instanceof OtherInner ? "false" : error instanceof Unopened ? error.message : "unable";
    part("said").textContent = word({ closed: "closed", key: "key", unable: "unable" }[known] ?? "false");
  }
}

function keyName() {
  const chosen = part("publish").querySelector('[name="key"]');
  return chosen.selectedOptions ? chosen.selectedOptions[0].textContent : chosen.dataset.named;
}

// Show the record that would make the text public; nothing is signed or sent by this but a question for the key's next place.
async function prepare() {
  const { base, lang, seat, form, langs } = place.dataset;
  const key = part("publish").querySelector('[name="key"]').value;
  const answer = await fetch(`${base}/place/${key}`, { headers: { "Accept-Language": lang } });
  const next = parsed(new Uint8Array(await answer.arrayBuffer()));
  const titles = langs.split(" ").map((one) => [one, line(part("publish"), `title.${one}`)]).filter(([, text]) => text !== "");
  const at = new Date().toISOString().slice(0, 10);
  made = await disclosing({ seat, voice: found.record.by === seat ? found.record.for : seat, form, at, target: id, titles }, next, found.once);
  outer(part("outer"), made.record);
  tell(part("outer"), word("sign-id"), hex(await sha256(made.text)));
  part("name").textContent = keyName();
  part("import").hidden = Boolean(place.dataset.demonstration) || Boolean(await kept(keyName()));
  part("ready").hidden = false;
  part("heading").focus();
}

async function sign() {
  const { key, why } = await keyAtHand({ name: keyName(), demonstration: place.dataset.demonstration, file: part("signing").files[0] });
  if (why !== undefined) {
    part("import").hidden = part("import").hidden && why !== "sign-no-key";
    part("done").textContent = word(why);
    return;
  }
  const { record, text, files } = made;
  if (record.keys[0] !== hex(await keyHash(key.name, key.publicKey))) {
    part("done").textContent = word("sign-other-key");
    return;
  }
  part("done").textContent = word("sign-working");
  const sent = submission(await signedNote(text, key), null, files);
  const headers = { "Content-Type": "application/octet-stream", "Accept-Language": place.dataset.lang };
  const response = await fetch(`${place.dataset.base}/submit`, { method: "POST", body: sent, headers });
  const answer = await response.json();
  if (!response.ok) {
    part("done").textContent = `${word("sign-refused")} ${answer.explained}`;
    part("ready").hidden = true; // its place may be taken: it is made anew
    return;
  }
  location.assign(place.dataset.record);
  await new Promise(() => {}); // the page is being left
}

function onlyOnce(work) {
  return async () => {
    const buttons = [part("go"), part("sign")];
    buttons.forEach((button) => { button.disabled = true; });
    try {
      await work();
    } catch {
      part("done").textContent = word("unable");
    } finally {
      buttons.forEach((button) => { button.disabled = false; });
    }
  };
}

place.hidden = false;
part("file").addEventListener("change", begin);
if (part("publish")) {
  part("go").addEventListener("click", onlyOnce(prepare));
  part("sign").addEventListener("click", onlyOnce(sign));
  if (!(await able())) {
    part("go").disabled = true;
    part("done").textContent = word("sign-unable");
  }
}
place.dataset.ready = "1";
await begin();
