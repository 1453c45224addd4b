// Search in names and in the sentences that facts rest on. Case, width and spaces do not matter.
const search = byId("search");
const found = byId("found");
const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
const foldedNames = things.flatMap((thing, i) => thing.names.map((name) => [fold(name), name, i]));
let foldedSentences = null;
const NAMES = 8, QUOTATIONS = 6;

function findNames(wanted) {
  const best = new Map();
  for (const [name, original, i] of foldedNames) {
    const at = name.indexOf(wanted);
    if (at < 0) continue;
    const rank = (name === wanted ? 0 : at === 0 ? 1 : 2) * 1e6 - things[i].size * 1e3 + name.length;
    if (!best.has(i) || rank < best.get(i).rank) best.set(i, { rank, i, name: original });
  }
  return [...best.values()].sort((a, b) => a.rank - b.rank);
}

function findSentences(wanted) {
  foldedSentences ??= sentences.map(([, , , text]) => fold(text));
  return foldedSentences.flatMap((text, s) => (text.includes(wanted) ? [s] : []));
}

let choice = 0;
function suggest() {
  const wanted = fold(search.value);
  const names = wanted ? findNames(wanted) : [];
  const quotations = wanted ? findSentences(wanted) : [];
  found.replaceChildren(
    ...group("names", names.slice(0, NAMES).map(({ i, name }) => suggestion(`name-${i}`, () => take(() => pick(i, { move: true }), nameOf(i)),
      glyph(kindOf(i)), element("span", { class: "name" }, shorten(name, 60)), element("small", {}, term(classes[kindOf(i)]))))),
    ...group("quotations", pathFrom === null ? quotations.slice(0, QUOTATIONS).map((s) => suggestion(`sentence-${s}`, () => take(() => openSentence(s, { move: true }), search.value),
      element("span", { class: "quotation" }, ...excerpt(sentences[s][3])))) : []));
  const nothing = !found.children.length;
  byId("status").textContent = !wanted ? "" : nothing ? say("none") : say("found")(names.length, quotations.length);
  byId("nothing").textContent = wanted && nothing ? say("none") : "";
  byId("nothing").hidden = !wanted || !nothing;
  found.hidden = !wanted || nothing;
  search.setAttribute("aria-expanded", String(!found.hidden));
  choose(0);
}

const suggestion = (id, action, ...children) => {
  const option = element("li", { id: `found-${id}`, role: "option", "aria-selected": "false", onpointerdown: (event) => { event.preventDefault(); }, onclick: action }, ...children);
  return option;
};

const group = (title, options) => (options.length
  ? [element("ul", { role: "group", "aria-label": say(title) }, element("li", { class: "group", role: "presentation" }, say(title)), ...options)] : []);

// A sentence's words around what was typed, which is set off.
function excerpt(text) {
  const typed = search.value.trim();
  const at = text.toLowerCase().indexOf(typed.toLowerCase());
  if (at < 0) return [shorten(text, 60)];
  const from = Math.max(0, at - 16);
  return [(from ? "…" : "") + text.slice(from, at), element("mark", {}, text.slice(at, at + typed.length)), shorten(text.slice(at + typed.length), 44)];
}

function choose(n) {
  const options = [...found.querySelectorAll("[role=option]")];
  if (!options.length) { search.removeAttribute("aria-activedescendant"); return; }
  choice = (n + options.length) % options.length;
  options.forEach((option, at) => option.setAttribute("aria-selected", String(at === choice)));
  options[choice].scrollIntoView({ block: "nearest" });
  search.setAttribute("aria-activedescendant", options[choice].id);
}

function take(action, text) {
  closeFound();
  search.value = text;
  action();
  panel.focus({ preventScroll: true });
}

function closeFound() {
  found.hidden = true;
  byId("nothing").hidden = true;
  search.setAttribute("aria-expanded", "false");
  search.removeAttribute("aria-activedescendant");
}

search.addEventListener("input", suggest);
search.addEventListener("focus", () => { search.select(); if (search.value.trim()) suggest(); });
search.addEventListener("blur", closeFound);
search.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "ArrowDown") choose(choice + 1);
  else if (event.key === "ArrowUp") choose(choice - 1);
  else if (event.key === "Enter") found.querySelector("[aria-selected=true]")?.click();
  else if (event.key === "Escape") { if (!search.value) endPath(); search.value = ""; closeFound(); }
  else return;
  event.preventDefault();
  event.stopPropagation();
});
