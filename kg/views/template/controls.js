// Legend, search, buttons and keys.
const search = document.getElementById("search");
const found = document.getElementById("found");
const legend = document.getElementById("legend");
const shownOf = classes.map((_, kind) => things.filter((thing) => thing.kinds[0] === kind).length);

function showLegend() {
  legend.querySelector("summary").textContent = say("legend");
  legend.querySelector("ul").replaceChildren(...classes.flatMap((cls, kind) => (shownOf[kind] ? [element("li", {},
    element("button", { type: "button", "aria-pressed": String(on[kind]), onclick: (event) => {
      on[kind] = !on[kind];
      event.currentTarget.setAttribute("aria-pressed", String(on[kind]));
      repaint();
    } }, glyph(kind), element("span", {}, term(cls)), element("small", {}, String(shownOf[kind]))))] : [])));
}

// Names as people type them: case, width and spaces do not matter.
const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
const folded = things.flatMap((thing, i) => thing.names.map((name) => [fold(name), name, i]));

function find(text) {
  const wanted = fold(text);
  if (!wanted) return [];
  const best = new Map();
  for (const [name, original, i] of folded) {
    const at = name.indexOf(wanted);
    if (at < 0) continue;
    const rank = (name === wanted ? 0 : at === 0 ? 1 : 2) * 1e6 - byId.get(i).size * 1e3 + name.length;
    if (!best.has(i) || rank < best.get(i).rank) best.set(i, { rank, i, name: original });
  }
  return [...best.values()].sort((a, b) => a.rank - b.rank).slice(0, 9);
}

let choice = 0;
function suggest() {
  const results = find(search.value);
  choice = 0;
  found.replaceChildren(...results.map(({ i, name }, n) => element("li",
    { id: `found-${n}`, role: "option", "data-thing": i, onpointerdown: (event) => { event.preventDefault(); take(i); } },
    glyph(things[i].kinds[0]), element("span", { class: "name" }, name), element("small", {}, term(classes[things[i].kinds[0]])))));
  if (!results.length && search.value.trim()) found.append(element("li", { class: "none" }, say("none")));
  found.hidden = !search.value.trim();
  search.setAttribute("aria-expanded", String(!found.hidden));
  choose(0);
}

function choose(n) {
  const options = [...found.querySelectorAll("[role=option]")];
  if (!options.length) { search.removeAttribute("aria-activedescendant"); return; }
  choice = (n + options.length) % options.length;
  options.forEach((option, at) => option.setAttribute("aria-selected", String(at === choice)));
  options[choice].scrollIntoView({ block: "nearest" });
  search.setAttribute("aria-activedescendant", options[choice].id);
}

function take(i) {
  closeFound();
  search.value = things[i].names[0];
  search.blur();
  select(i, true);
  panel.focus({ preventScroll: true });
}

function closeFound() {
  found.hidden = true;
  search.setAttribute("aria-expanded", "false");
}

search.addEventListener("input", suggest);
search.addEventListener("focus", () => { search.select(); if (search.value.trim()) suggest(); });
search.addEventListener("blur", closeFound);
search.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "ArrowDown") choose(choice + 1);
  else if (event.key === "ArrowUp") choose(choice - 1);
  else if (event.key === "Enter") { const option = found.querySelector("[aria-selected=true]"); if (option) take(Number(option.dataset.thing)); }
  else if (event.key === "Escape") { search.value = ""; closeFound(); }
  else return;
  event.preventDefault();
  event.stopPropagation();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && event.target !== search) { event.preventDefault(); search.focus(); }
  if (event.key === "Escape" && selected !== null) select(null);
});

function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: motion(200) });
}

function speak() {
  document.documentElement.lang = language;
  document.getElementById("title").textContent = content.title ?? say("untitled");
  const cut = content.total > things.length ? ` · ${say("cut")(things.length, content.total)}` : "";
  document.getElementById("counts").textContent = say("counts")(...content.counts) + cut;
  search.placeholder = say("search");
  search.setAttribute("aria-label", say("search"));
  for (const key of ["closer", "farther", "whole"]) document.getElementById(key).setAttribute("aria-label", say(key));
  const switcher = document.getElementById("language");
  switcher.textContent = say("language");
  switcher.setAttribute("aria-label", say("languageTitle"));
  showLegend();
  if (selected !== null) showPanel(selected);
}

document.getElementById("language").addEventListener("click", () => { language = language === "zh" ? "en" : "zh"; speak(); network.redraw(); });
document.getElementById("closer").addEventListener("click", () => zoom(1.4));
document.getElementById("farther").addEventListener("click", () => zoom(1 / 1.4));
document.getElementById("whole").addEventListener("click", () => showWhole(true));
if (innerWidth <= 720) legend.open = false;
speak();
showWhole(false);
network.once("afterDrawing", () => performance.mark("drawn"));
