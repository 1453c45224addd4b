// The panel: what is said of a thing, of two things, in a sentence or along a path.
const panel = byId("panel");
const AT_ONCE = 60;  // rows of a section; the rest comes on demand
let trail = [];      // what was open before
let opener = null;   // what had the keyboard before the panel

// Shows a view in the panel: `focus` is what stands out in the picture, `parts` makes the panel's content.
function open(view, { move = false, back = false } = {}) {
  if (!panel.contains(document.activeElement)) opener = document.activeElement;
  if (!back && current !== null && current.key !== view.key) trail.push(current);
  current = view;
  focus = view.focus ?? null;
  panel.hidden = false;
  document.body.classList.add("panelled");
  leaveOut();
  bringIn();
  showPanel();
  repaint();
  if (focus === null) return;
  if (move) show([...focus.near].filter(isShown), 1.2, true);
  else if (!focus.main.every(isInClearing)) show(focus.main, network.getScale(), true);
}
let current = null;

function showPanel() {
  const scrolled = document.activeElement !== null && panel.contains(document.activeElement);
  panel.replaceChildren(
    element("div", { class: "bar" },
      trail.length ? button("back", say("back"), () => open(trail.pop(), { back: true, move: true })) : null,
      button("close", say("close"), closePanel)),
    ...current.parts().filter((part) => part !== null));
  panel.setAttribute("aria-labelledby", "panel-title");
  panel.scrollTop = 0;
  if (scrolled) panel.focus({ preventScroll: true });
}

function closePanel() {
  [current, focus, trail] = [null, null, []];
  panel.hidden = true;
  document.body.classList.remove("panelled");
  leaveOut();
  repaint();
  if (opener?.isConnected && opener !== document.body) opener.focus({ preventScroll: true });
  opener = null;
}

const button = (name, label, onclick) => element("button", { class: name, type: "button", "aria-label": label, title: label, onclick }, icon(name));
const heading = (...text) => element("h2", { id: "panel-title", class: "name", dir: "auto" }, ...text);

const openThing = (i, how) => open({
  key: `thing ${i}`,
  focus: { kind: "thing", main: [i], ...surroundings(i) },
  parts: () => thingParts(i),
}, how);

// A thing's neighbours that the legend and the filter let through, and not more than can be told apart.
function surroundings(i) {
  const near = linksOf[i].filter((link) => isLinkChosen(link) && (base.has(otherEnd(link, i)) || on[kindOf(otherEnd(link, i))]));
  const far = near.filter((link) => !base.has(otherEnd(link, i))).sort((a, b) => byWeight(otherEnd(a, i), otherEnd(b, i))).slice(AT_ONCE);
  const left = new Set(far);
  const kept = near.filter((link) => !left.has(link));
  return { near: new Set([i, ...kept.map((link) => otherEnd(link, i))]), links: new Set(kept.map((link) => link.id)) };
}

function openBetween(link, how) {
  open({
    key: `between ${link.id}`,
    focus: { kind: "link", main: [link.from, link.to], near: new Set([link.from, link.to]), links: new Set([link.id]) },
    parts: () => [
      element("p", { class: "kinds" }, say("between")),
      element("h2", { id: "panel-title", class: "ends" }, value(link.from), element("span", { class: "dash" }, "—"), value(link.to)),
      ...section("facts", link.facts, wholeRow),
    ],
  }, how);
}

function openSentence(s, how) {
  const said = saidIn(s);
  const near = new Set(said.flatMap((fact) => [fact.subject, fact.object].filter(isThing)));
  const named = namedIn(s);
  const main = [...new Set([...near, ...named])].filter((i) => !articles.has(i));
  open({
    key: `sentence ${s}`,
    focus: { kind: "sentence", main: [], near: new Set(main), links: new Set(links.filter((link) => link.facts.some((fact) => said.includes(fact))).map(({ id }) => id)) },
    parts: () => [
      element("p", { class: "kinds" }, say("sentence")),
      element("h2", { id: "panel-title", class: "sentence", dir: "auto" }, sentences[s][3]),
      source(placeIn(s), null),
      ...section("said", said.filter((fact) => !isFigure(fact.subject)), (fact) => wholeRow(fact, false)),
      ...section("figures", said.filter((fact) => isFigure(fact.subject) && isThing(fact.object)), (fact) => wholeRow(fact, false)),
      ...section("named", named, (i) => element("div", { class: "fact" }, value(i))),
    ],
  }, how);
}

function thingParts(i) {
  const thing = things[i];
  const of = incoming[i].filter((fact) => !isFigure(fact.subject));
  const figures = incoming[i].filter((fact) => isFigure(fact.subject));
  const bare = !outgoing[i].length && !incoming[i].length;
  return [
    element("p", { class: "kinds" }, glyph(thing.kinds[0]), thing.kinds.map((k) => term(classes[k])).join(" · ")),
    heading(thing.names[0]),
    thing.names.length > 1
      ? element("p", { class: "others name" }, `${say("also")} ${thing.names.slice(1).join(say("separator"))}`) : null,
    element("p", { class: "actions" },
      linksOf[i].length ? element("button", { type: "button", onclick: () => startPath(i) }, say("pathFrom")) : null,
      articles.has(i) && articles.size > 1 ? element("button", { type: "button", onclick: () => filterBy(i) }, say("onlyArticle")) : null),
    ...placesOf(thing).length ? evidence(thing.words, [thing.names[0]]) : [],
    ...section("facts", outgoing[i], (fact) => row(fact, term(properties[fact.property]), fact.object)),
    ...section("incoming", of, (fact) => row(fact, `← ${term(properties[fact.property])}`, fact.subject)),
    ...section("figures", figures, (fact) => row(fact, term(properties[fact.property]), fact.subject)),
    ...mentions(i, bare),
    bare && !thing.mentions.length && !articles.has(i) ? element("p", { class: "unmentioned" }, say("unmentioned")) : null,
    element("p", { class: "iri" }, thing.iri, ...thing.same.flatMap((iri) => [" = ", value(iri)])),
  ];
}

// A heading and its rows; the rest of a long list comes when it is asked for.
function section(title, items, make) {
  if (!items.length) return [];
  const box = element("div", { class: "rows" });
  const add = (from) => {
    box.append(...items.slice(from, from + AT_ONCE).map((item) => make(item)));
    const left = items.length - from - AT_ONCE;
    if (left > 0) box.append(element("button", { class: "more", type: "button", onclick: ({ currentTarget }) => {
      currentTarget.remove();
      const before = box.lastElementChild;
      add(from + AT_ONCE);
      before?.nextElementSibling?.querySelector("button")?.focus();
    } }, say("more")(Math.min(left, AT_ONCE))));
  };
  add(0);
  return [element("h3", {}, say(title)), box];
}

function row(fact, property, other) {
  const own = placesOf(things[fact.subject]).length && other !== fact.subject;
  const link = isThing(fact.object) && fact.object !== fact.subject ? linkOf(fact) : null;
  return element("div", { class: "fact" },
    element("div", { class: "says" },
      link ? element("button", { class: "property", type: "button", onclick: () => openBetween(link, { move: true }) }, property) : element("span", { class: "property" }, property),
      value(other, planned(fact))),
    ...notes(fact),
    // What a figure says of itself stands once, above.
    ...own ? [] : evidence(fact.words, [fact.subject, fact.object].map(namesOf).flat()));
}

// A fact with both its ends.
function wholeRow(fact, withWords = true) {
  return element("div", { class: "fact" },
    element("p", { class: "triple" }, value(fact.subject), element("span", { class: "verb" }, ` ${term(properties[fact.property])} `), value(fact.object, planned(fact))),
    ...notes(fact),
    ...withWords ? evidence(fact.words, [fact.subject, fact.object].map(namesOf).flat()) : []);
}

const namesOf = (it) => (isThing(it) ? things[it].names : [it]);
const planned = (fact) => (fact.planned ? element("span", { class: "planned" }, say("planned")) : "");
const notes = (fact) => fact.notes.map(([p, noted]) => element("p", { class: "note" }, `${term(properties[p])} `, value(noted)));
const linkOf = ({ subject: a, object: b }) => between.get(Math.min(a, b) * things.length + Math.max(a, b));

function value(it, mark = "") {
  if (isThing(it))
    return element("button", { class: "name", type: "button", onclick: () => openThing(it, { move: true }) }, glyph(kindOf(it)), nameOf(it), mark);
  const linked = /^https?:\/\/\S+$/.test(it);
  return element("span", { class: "name" }, linked ? element("a", { href: it, rel: "noopener noreferrer", target: "_blank" }, it) : it, mark);
}
