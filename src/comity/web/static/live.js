// A page that follows the log: where it says data-live, it hears of growth there and shows itself anew.
// It keeps focus, scroll and what is folded open, says politely that it changed, and never replaces what somebody is writing.
const EVERY = 15_000;
const SPREAD = 1_500; // all who follow hear at once: they ask one after the other

const live = document.querySelector("[data-live]");
const main = document.getElementById("main");
const BY_ITSELF = { cache: "no-store", headers: { "Comity-Follows": "1" } }; // an unattended page keeps no session alive
let known = Number(live.dataset.liveSize);
let asking = false;
let following = null;
let over = false;

function say(words) {
  const region = live.querySelector("[role=status]");
  region.textContent = "";
  setTimeout(() => { region.textContent = words; }, 100);
}

function writing() {
  const changed = (field) => field.type === "checkbox" || field.type === "radio"
    ? field.checked !== field.defaultChecked
    : field.type !== "hidden" && field.value !== field.defaultValue;
  const fields = [...main.querySelectorAll("input, textarea")];
  return fields.some(changed) || main.querySelector("input:focus, textarea:focus, select:focus") !== null
    || !getSelection().isCollapsed;
}

function place(element) {
  if (!main.contains(element) || element === main) return () => null;
  if (element.id) return () => document.getElementById(element.id);
  const like = (found) => found.tagName === element.tagName && found.textContent === element.textContent
    && found.getAttribute("href") === element.getAttribute("href");
  const number = [...main.querySelectorAll(element.tagName)].filter(like).indexOf(element);
  return () => [...main.querySelectorAll(element.tagName)].filter(like)[number] ?? null;
}

function replace(text) {
  const made = new DOMParser().parseFromString(text, "text/html");
  const fresh = made.getElementById("main");
  const mark = fresh && fresh.querySelector("[data-live]");
  if (!fresh) return;
  const focus = place(document.activeElement);
  const open = [...main.querySelectorAll("details[open] > summary")].map(place);
  const height = scrollY;
  live.dataset.liveSize = mark ? mark.dataset.liveSize : known;
  if (mark) mark.replaceWith(live);
  else fresh.prepend(live);
  main.replaceChildren(...fresh.childNodes);
  for (const found of open) found()?.parentElement.setAttribute("open", "");
  focus()?.focus({ preventScroll: true });
  scrollTo({ top: height, behavior: "instant" });
  say(live.dataset.liveUpdated);
  if (!mark) { over = true; following.close(); } // the sitting is over
}

async function grown(size) {
  if (size <= known || asking) return;
  if (writing()) { known = size; say(live.dataset.liveNew); return; }
  asking = true;
  try {
    await new Promise((done) => setTimeout(done, Math.random() * SPREAD));
    const answer = await fetch(location.href, BY_ITSELF);
    if (answer.ok && !writing()) { known = size; replace(await answer.text()); }
  } finally {
    asking = false;
  }
}

async function ask() {
  try {
    const answer = await fetch(live.dataset.live, BY_ITSELF);
    if (answer.ok) await grown((await answer.json()).size);
  } catch { /* a bad line: the next time */ }
}

function follow() {
  following = new EventSource(`${live.dataset.live}?from=${known}`);
  following.addEventListener("grown", (event) => grown(Number(event.lastEventId)).catch(() => {}));
  following.addEventListener("error", () => {
    // Refused: there is no place for another stream now. Ask once in a while, and then for a place again.
    if (following.readyState !== EventSource.CLOSED || over) return;
    setTimeout(() => ask().then(() => over || follow()), EVERY + Math.random() * SPREAD);
  });
}

follow();
