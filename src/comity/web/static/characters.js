// Which characters a record may hold (docs/spec/encoding.md 2), for a text that only its writer's browser sees.
// Knows the same classes as comity.encoding.text, in the same order; the table of unassigned code points is the site's. Law: a text
// it takes is one every program takes, whatever this browser's own tables of characters say.

const CLASSES = [
  ["text-control", "\\u{0}-\\u{9}\\u{b}-\\u{1f}\\u{7f}-\\u{9f}"],
  ["text-bidi", "\\u{61c}\\u{200e}\\u{200f}\\u{202a}-\\u{202e}\\u{2066}-\\u{2069}"],
  ["text-separator", "\\u{2028}\\u{2029}"],
  [
    "text-invisible",
    "\\u{ad}\\u{34f}\\u{115f}\\u{1160}\\u{17b4}\\u{17b5}\\u{180b}-\\u{180f}\\u{200b}-\\u{200d}\\u{2060}-\\u{2065}\\u{206a}-\\u{206f}\\u{3164}" +
      "\\u{fe00}-\\u{fe0f}\\u{feff}\\u{ffa0}\\u{fff9}-\\u{fffc}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e0fff}",
  ],
  ["text-surrogate", "\\u{d800}-\\u{dfff}"],
  ["text-private", "\\u{e000}-\\u{f8ff}\\u{f0000}-\\u{10ffff}"],
];

/** Return what says what is wrong with a text, or null; `unassigned` are ranges of code points in hexadecimal, as `378-379 380-383`. */
export function characters(unassigned) {
  const ranges = unassigned.split(" ").map((range) => range.split("-").map((end) => `\\u{${end}}`).join("-"));
  const known = [...CLASSES, ["text-unassigned", ranges.join("")]].map(([name, signs]) => [name, new RegExp(`[${signs}]`, "u")]);
  return (text) => known.find(([, signs]) => signs.test(text))?.[0] ?? (text.normalize("NFC") === text ? null : "text-not-nfc");
}
