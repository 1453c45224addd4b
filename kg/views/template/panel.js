// The panel: a thing's classes and names, the facts about it, and under each the words that say it.
const panel = document.getElementById("panel");

function showPanel(i) {
  panel.hidden = i === null;
  document.body.classList.toggle("panelled", i !== null);
  if (i === null) return;
  const thing = things[i];
  const isFigure = (fact) => classes[things[fact.subject].kinds[0]].isFigure;
  const own = outgoing[i];
  const of = incoming[i].filter((fact) => !isFigure(fact));
  const figures = incoming[i].filter(isFigure);
  panel.replaceChildren(...[
    element("button", { class: "close", type: "button", "aria-label": say("close"), onclick: () => select(null) }, "×"),
    element("p", { class: "kinds" }, glyph(thing.kinds[0]), thing.kinds.map((k) => term(classes[k])).join(" · ")),
    element("h2", { class: "name", dir: "auto" }, thing.names[0]),
    thing.names.length > 1
      ? element("p", { class: "others name" }, `${say("also")} ${thing.names.slice(1).join(say("separator"))}`) : null,
    ...isSaid(thing) ? evidence(thing.words, [thing.names[0]]) : [],
    ...section("facts", own.map((fact) => row(fact, term(properties[fact.property]), fact.object))),
    ...section("incoming", of.map((fact) => row(fact, `← ${term(properties[fact.property])}`, fact.subject))),
    ...section("figures", figures.map((fact) => row(fact, term(properties[fact.property]), fact.subject))),
    element("p", { class: "iri" }, thing.iri, ...thing.same.flatMap((iri) => [" = ", value(iri)])),
  ].filter((part) => part !== null));
  panel.setAttribute("aria-label", thing.names[0]);
  panel.scrollTop = 0;
}

const isSaid = (it) => it.words.some((words) => words.quotes.length);
const section = (title, rows) => (rows.length ? [element("h3", {}, say(title)), ...rows] : []);

function row(fact, property, other) {
  const own = isSaid(things[fact.subject]) && other !== fact.subject;
  return element("div", { class: "fact" },
    element("div", { class: "says" },
      element("span", { class: "property" }, property),
      value(other, fact.planned ? element("span", { class: "planned" }, say("planned")) : "")),
    ...fact.notes.map(([p, noted]) => element("p", { class: "note" }, `${term(properties[p])} `, value(noted))),
    // What a figure says of itself stands once, above.
    ...own ? [] : evidence(fact.words, [fact.subject, fact.object].flatMap((t) => (typeof t === "number" ? things[t].names : [t]))));
}

function value(it, mark = "") {
  if (typeof it === "number")
    return element("button", { class: "name", type: "button", onclick: () => select(it, true) }, glyph(things[it].kinds[0]), things[it].names[0], mark);
  const linked = /^https?:\/\/\S+$/.test(it);
  return element("span", { class: "name" }, linked ? element("a", { href: it, rel: "noopener noreferrer", target: "_blank" }, it) : it, mark);
}

// Each place that says it with its own words; what no text says tells where it comes from.
function evidence(words, names) {
  const said = words.filter(({ quotes }) => quotes.length);
  if (said.length) return said.flatMap(({ quotes, ...from }) => [...quotes.map((quote) => element("blockquote", {}, ...marked(quote, names))), source(from)]);
  const others = [...new Set(words.flatMap(({ sources }) => sources))].filter((s) => typeof s === "string").map((s) => say("sources")[s] ?? s);
  return [element("p", { class: "unsaid" }, others.length ? `${say("unsaid")}${others.join(say("separator"))}` : say("inferred"))];
}

function source({ confidence, sources }) {
  const parts = confidence === null ? [] : [`${say("confidence")} ${Math.round(confidence * 100)}%`];
  if (content.articles > 1)
    for (const article of sources.filter((s) => typeof s === "number"))
      parts.push(element("button", { class: "name", type: "button", onclick: () => select(article, true) }, things[article].names[0]));
  return element("p", { class: "source" }, ...parts);
}

// The quote with the longest names in it set off.
function marked(quote, names) {
  const name = names.filter((n) => n && quote.includes(n)).sort((a, b) => b.length - a.length)[0];
  if (!name) return [quote];
  const at = quote.indexOf(name);
  const rest = names.filter((n) => n !== name);
  return [...marked(quote.slice(0, at), rest), element("mark", {}, name), ...marked(quote.slice(at + name.length), rest)];
}
