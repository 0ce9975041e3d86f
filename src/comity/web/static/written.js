// What was written into the inputs of a form that is never sent, as the body of a record, and what is wrong with it.
// Knows names of inputs as web/drafting/inputs.py gives and web/drafting/typed.py reads them and the shape of a form (docs/spec/regime.md 5, 6); not what becomes of it. Law:
// a body without a problem is one the rules take, for nobody but its recipients will be able to check it again.

const TITLE = 300;
const TEXT = 20_000;
const DATE = /^[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?$/;

/**
 * Return {body, problems} of what stands in `root`; a problem is [name of the input, name of the sentence that says what is wrong].
 * `shape` is {languages, title, text, fields: [{name, kind, of, required, low, high}]}; `characters` judges a text.
 */
export function written(root, shape, characters) {
  const problems = [];
  const found = (name, what) => problems.push([name, what]);
  const body = new Map();
  for (const [name, needed, limit] of [["title", shape.title, TITLE], ["text", shape.text, TEXT]]) {
    const texts = languages(root, shape, name, limit, found, characters, name === "title");
    if (texts !== null) {
      body.set(name, texts);
    } else if (needed) {
      found(`${name}.${shape.languages[0]}`, "form-part-missing");
    }
  }
  const fields = new Map(); // its names are the form's: set on an object, `__proto__` would be another object's members
  for (const field of shape.fields) {
    const value = ofField(root, shape, field, found, characters);
    if (value !== null) {
      fields.set(field.name, value);
    } else if (field.required) {
      found(field.kind === "text" ? `f.${field.name}.${shape.languages[0]}` : `f.${field.name}`, "form-field-missing");
    }
  }
  if (fields.size > 0) {
    body.set("fields", Object.fromEntries(fields));
  }
  return { body: Object.fromEntries(body), problems };
}

/** Return what stands in the one input of a name, as it will be taken: "" where there is none. */
export function line(root, name) {
  return lines(root, name)[0] ?? "";
}

/** Return what was written into, ticked or chosen in all inputs of a name. */
export function lines(root, name) {
  const inputs = [...root.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
  const held = inputs.filter((input) => !["checkbox", "radio"].includes(input.type) || input.checked);
  return held.map((input) => cleaned(input.value)).filter((value) => value !== "");
}

const cleaned = (text) => text.replaceAll("\r\n", "\n").replaceAll("\r", "\n").normalize("NFC").trim();
const long = (text) => [...text].length;

function languages(root, shape, name, limit, found, characters, oneLine) {
  const texts = shape.languages.map((lang) => [lang, line(root, `${name}.${lang}`)]).filter(([, text]) => text !== "");
  for (const [lang, text] of texts) {
    judged(`${name}.${lang}`, text, { low: 1, high: limit, oneLine }, found, characters);
  }
  return texts.length > 0 ? Object.fromEntries(texts) : null;
}

function judged(name, text, { low, high, oneLine }, found, characters) {
  const what = characters(text);
  if (what !== null) {
    found(name, what);
  } else if (long(text) < low || long(text) > high) {
    found(name, "form-bounds");
  } else if (oneLine && text.includes("\n")) {
    found(name, "form-value");
  }
}

function ofField(root, shape, field, found, characters) {
  const name = `f.${field.name}`;
  if (field.kind === "text") {
    return languages(root, shape, name, field.high, found, characters, false);
  }
  if (field.kind === "list") {
    const items = lines(root, name);
    if (items.length > 0 && (items.length < field.low || items.length > field.high)) {
      found(name, "form-bounds");
    }
    items.forEach((item) => one(name, { kind: field.of, low: 1, high: TITLE }, item, found, characters));
    return items.length > 0 ? items : null;
  }
  const text = line(root, name);
  if (text === "") {
    return null;
  }
  return field.kind === "number" ? number(name, field, text, found) : one(name, field, text, found, characters);
}

function number(name, field, text, found) {
  const digits = text.replace(/\s/g, "");
  const value = /^[0-9]{1,16}$/.test(digits) ? Number(digits) : null;
  if (value === null || !Number.isSafeInteger(value)) {
    found(name, "form-type");
  } else if (value < field.low || value > field.high) {
    found(name, "form-bounds");
  }
  return value;
}

// A value of one line; what is chosen from the page's own list needs no other look.
function one(name, { kind, low, high }, text, found, characters) {
  if (kind === "string") {
    judged(name, text, { low, high, oneLine: true }, found, characters);
  } else if (kind === "date" && !dated(text)) {
    found(name, "seal-here-date");
  }
  return text;
}

// A year, month or day there is: of the dates a record may hold, those a browser can be sure of.
function dated(text) {
  const [year, month = "01", day = "01"] = text.split("-");
  const moment = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return DATE.test(text) && year !== "0000" && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(`${year}-${month}-${day}`);
}
