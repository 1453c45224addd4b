// Legend, counts, buttons and keys; and the start.
const legend = byId("legend");

function showLegend() {
  legend.querySelector("summary").textContent = say("legend");
  const count = classes.map(() => 0);
  things.forEach((_, i) => { if (isChosen(i)) count[kindOf(i)] += 1; });
  legend.querySelector("ul").replaceChildren(...classes.flatMap((cls, kind) => (count[kind] ? [element("li", {},
    element("button", { type: "button", "aria-pressed": String(on[kind]), onclick: (event) => {
      on[kind] = !on[kind];
      event.currentTarget.setAttribute("aria-pressed", String(on[kind]));
      rearrange();
    } }, glyph(kind), element("span", {}, term(cls)), element("small", {}, String(count[kind]))))] : [])));
}

const title = () => (content.articles.length === 1 ? nameOf(content.articles[0].thing)
  : content.articles.length ? say("several")(content.articles.length) : say("untitled"));

function showCounts() {
  const { counts, most } = content;
  const main = things.filter((_, i) => !isExtra(i)).length;
  const parts = chosenArticles !== null
    ? [say("filtered")(things.filter((_, i) => !isExtra(i) && !articles.has(i) && isChosen(i)).length, facts.filter((fact) => properties[fact.property].counts && isFactChosen(fact)).length)]
    : [...say("counts")(counts).filter(Boolean), ...main > most ? [say("cut")(most, main)] : []];
  byId("counts").textContent = parts.map((part) => part.replaceAll(" ", "\u00a0")).join("\u00a0· ");
}

function speak() {
  root.lang = language === "zh" ? "zh-Hans" : "en";
  document.title = title();
  byId("title").textContent = title();
  search.placeholder = say(pathFrom === null ? "search" : "searching");
  search.setAttribute("aria-label", say("search"));
  byId("found").setAttribute("aria-label", say("search"));
  byId("tools").setAttribute("aria-label", say("tools"));
  const surface = frame.querySelector(".vis-network");
  surface.setAttribute("role", "img");
  surface.setAttribute("aria-label", say("picture"));
  for (const key of ["list", "png", "closer", "farther", "whole"]) nameButton(byId(key), say(key), key);
  nameButton(byId("theme"), say(isDark() ? "light" : "dark"), "theme");
  byId("language").textContent = say("language");
  byId("language").setAttribute("aria-label", `${say("language")}: ${say("languageTitle")}`);
  byId("cancel").textContent = say("cancel");
  if (pathFrom !== null) byId("asking").querySelector("span").textContent = say("pathHint")(shorten(nameOf(pathFrom), 24));
  showFilter();
  showCounts();
  showLegend();
  if (current !== null) showPanel();
}

function nameButton(button, label, name) {
  button.setAttribute("aria-label", label);
  button.title = label;
  button.replaceChildren(icon(name));
}

function themeChanged() {
  applyTheme();
  speak();
  repaint();
}

const actions = {
  language: () => { language = language === "zh" ? "en" : "zh"; speak(); network.redraw(); },
  theme: switchTheme,
  list: openList,
  png: download,
  closer: () => zoom(1.4),
  farther: () => zoom(1 / 1.4),
  whole: () => showWhole(true),
  cancel: endPath,
};
for (const [id, action] of Object.entries(actions)) byId(id).addEventListener("click", action);
system.addEventListener("change", () => { if (chosenTheme === null) themeChanged(); });
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !/INPUT|SELECT/.test(event.target.tagName)) { event.preventDefault(); search.focus(); }
  if (event.key !== "Escape") return;
  if (pathFrom !== null) endPath();
  else if (current !== null) closePanel();
});
legend.addEventListener("toggle", () => network.redraw());
if (innerWidth <= 720) legend.open = false;
speak();
rearrange();
showWhole(false);
