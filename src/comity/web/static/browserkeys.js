// The keys this browser keeps for one body: shown, made with a request for accreditation, forgotten.
// Knows this page. Law: a new key's secret never exists as bytes a script could read.

import { able, canonical, generate, hex, keyHash, signature, toBase64, verifierKey } from "./note.js";
import { all, forget, keep } from "./keystore.js";

const place = document.getElementById("browser-keys");
const part = (name) => document.getElementById(`browser-keys-${name}`);
const encoder = new TextEncoder();

async function list() {
  const mine = (await all()).filter((key) => key.name.startsWith(`${place.dataset.origin}/`));
  part("none").hidden = mine.length > 0;
  const items = await Promise.all(mine.map(async (key) => {
    const item = document.createElement("li");
    const name = document.createElement("code");
    const button = document.createElement("button");
    name.textContent = `${key.name} ${hex(await keyHash(key.name, key.publicKey))}`;
    button.type = "button";
    button.textContent = place.dataset.forget;
    button.addEventListener("click", async () => { await forget(key.name); await list(); });
    item.append(name, " ", button);
    return item;
  }));
  part("list").replaceChildren(...items);
}

async function make(event) {
  event.preventDefault();
  const { origin, seat } = place.dataset;
  const key = await generate(`${origin}/${seat}/${part("label").value}`);
  const message = encoder.encode(`comity/possession/v1\n${origin}\n${key.name}\n${seat}\n`);
  const request = { key: await verifierKey(key.name, key.publicKey), pop: toBase64(await signature(key, message)), v: 1 };
  await keep(key);
  const link = part("request");
  link.href = URL.createObjectURL(new Blob([`${canonical(request)}\n`], { type: "application/octet-stream" }));
  link.download = `${seat}-${part("label").value}.request.json`;
  link.textContent = link.download;
  part("fingerprint").textContent = hex(await keyHash(key.name, key.publicKey));
  part("made").hidden = false;
  link.click();
  await list();
}

if (await able()) {
  place.hidden = false;
  await list();
  part("form").addEventListener("submit", make);
} else {
  part("unable").hidden = false;
}
place.dataset.ready = "1";
