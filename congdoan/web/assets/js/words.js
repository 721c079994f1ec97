// Sentences that scripts say stand in the page, where they are translated.
let words;

/** The sentence of that name with {places} filled in. */
export function word(name, places = {}) {
  words ??= JSON.parse(document.getElementById("words")?.textContent ?? "{}");
  return (words[name] ?? "").replace(/\{(\w+)\}/g, (_, key) => places[key] ?? "");
}

/** A number as papers print it: 1.810. */
export function shown(number) {
  return Math.round(number).toLocaleString("vi-VN");
}
