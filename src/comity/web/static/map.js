// Closer, farther and aside on a map that is already drawn, and its layers shown or left out at once.
// Knows the drawing's shapes and the table's rows; asks nothing of the server, save for a layer it was not sent. Law: marks and words
// keep their size, and a mark is shown exactly while a row of it is.

const frame = document.querySelector(".map-frame");
const svg = frame?.querySelector("svg.map");
const ground = svg?.querySelector(".ground");
const tools = document.querySelector(".map-tools");
const layers = document.querySelector("form.layers");
const [WIDTH, HEIGHT] = svg ? [svg.viewBox.baseVal.width, svg.viewBox.baseVal.height] : [0, 0];
const MOST = 32;
const FACTOR = 1.5;
const STEP = 0.15;
const LONGEST = 200;
const fixed = svg ? [...svg.querySelectorAll(".fixed")].map((part) => [part, part.getAttribute("transform")]) : [];
const perKm = Number(svg?.dataset.perKm);
let scale = 1;
let [left, top] = [0, 0];

function draw() {
  left = Math.min(0, Math.max(WIDTH * (1 - scale), left));
  top = Math.min(0, Math.max(HEIGHT * (1 - scale), top));
  ground.setAttribute("transform", `translate(${left} ${top}) scale(${scale})`);
  for (const [part, place] of fixed) {
    part.setAttribute("transform", `${place} scale(${1 / scale})`);
  }
  const lengths = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
  const length = lengths.filter((one) => one * perKm * scale <= LONGEST).pop() ?? 1;
  const bar = svg.querySelector(".scale-bar");
  bar.querySelector("path").setAttribute("d", `M0-5V0H${-length * perKm * scale}V-5`);
  const number = new Intl.NumberFormat(document.documentElement.lang).format(length);
  bar.querySelector("text").textContent = svg.dataset.kilometres.replace("#", number);
}

function zoom(factor, x = WIDTH / 2, y = HEIGHT / 2) {
  const next = Math.min(MOST, Math.max(1, scale * factor));
  left = x - ((x - left) * next) / scale;
  top = y - ((y - top) * next) / scale;
  scale = next;
  draw();
}

function move(x, y) {
  left += x * WIDTH;
  top += y * HEIGHT;
  draw();
}

const KEYS = {
  "+": () => zoom(FACTOR),
  "=": () => zoom(FACTOR),
  "-": () => zoom(1 / FACTOR),
  "−": () => zoom(1 / FACTOR),
  0: () => zoom(1 / scale),
  ArrowLeft: () => move(STEP, 0),
  ArrowRight: () => move(-STEP, 0),
  ArrowUp: () => move(0, STEP),
  ArrowDown: () => move(0, -STEP),
};

function pressed(event) {
  const act = KEYS[event.key];
  if (act && !event.ctrlKey && !event.metaKey && !event.altKey) {
    act();
    event.preventDefault();
  }
}

/** Return where in the drawing a pointer is. */
function at(event) {
  const box = svg.getBoundingClientRect();
  return [((event.clientX - box.left) * WIDTH) / box.width, ((event.clientY - box.top) * HEIGHT) / box.height];
}

function dragged(begun) {
  if (begun.button !== 0 || begun.target.closest("a")) {
    return;
  }
  let [x, y] = at(begun);
  const on = (event) => {
    const [nextX, nextY] = at(event);
    left += nextX - x;
    top += nextY - y;
    [x, y] = [nextX, nextY];
    draw();
  };
  const off = () => {
    svg.removeEventListener("pointermove", on);
    svg.removeEventListener("pointerup", off);
    svg.removeEventListener("pointercancel", off);
  };
  svg.setPointerCapture(begun.pointerId);
  svg.addEventListener("pointermove", on);
  svg.addEventListener("pointerup", off);
  svg.addEventListener("pointercancel", off);
}

/** Bring a mark that has focus into the frame. */
function reached(event) {
  const pin = event.target.closest(".pin");
  const place = pin && fixed.find(([part]) => part === pin)[1].match(/-?[0-9.]+/g).map(Number);
  if (place && [left + place[0] * scale, top + place[1] * scale].some((at, axis) => at < 0 || at > [WIDTH, HEIGHT][axis])) {
    left = WIDTH / 2 - place[0] * scale;
    top = HEIGHT / 2 - place[1] * scale;
    draw();
  }
}

const chosen = (name) => new Set([...layers.elements[name]].filter((box) => box.checked).map((box) => box.value));

/** Show what the boxes say; what the page was not sent is asked for by sending the form as without script. */
function layered(sent) {
  const [forms, times] = [chosen("form"), chosen("time")];
  if (!forms.size || !times.size || [...forms].some((one) => !sent.forms.has(one)) || [...times].some((one) => !sent.times.has(one))) {
    layers.requestSubmit();
    return;
  }
  const shown = new Set();
  for (const row of document.querySelectorAll("tr[data-number]")) {
    row.hidden = !forms.has(row.dataset.form) || !times.has(row.dataset.time);
    if (!row.hidden) {
      shown.add(row.dataset.number);
    }
  }
  for (const mark of svg.querySelectorAll("[data-numbers], [data-number]")) {
    const numbers = (mark.dataset.numbers ?? mark.dataset.number).split(" ");
    mark.toggleAttribute("data-left-out", !numbers.some((number) => shown.has(number)));
  }
  history.replaceState(null, "", `?${new URLSearchParams(new FormData(layers))}`);
}

if (svg) {
  tools.hidden = false;
  frame.addEventListener("keydown", pressed);
  svg.addEventListener("pointerdown", dragged);
  svg.addEventListener("focusin", reached);
  svg.addEventListener("wheel", (event) => {
    if (event.ctrlKey) {
      event.preventDefault();
      zoom(event.deltaY < 0 ? FACTOR : 1 / FACTOR, ...at(event));
    }
  }, { passive: false });
  const acts = { in: () => zoom(FACTOR), out: () => zoom(1 / FACTOR), whole: () => zoom(1 / scale) };
  tools.addEventListener("click", (event) => acts[event.target.dataset.zoom]?.());
  const sent = { forms: chosen("form"), times: chosen("time") };
  layers.addEventListener("change", () => layered(sent));
}
