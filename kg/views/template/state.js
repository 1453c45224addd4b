// What the page knows. All strings of the graph reach the DOM as text, never as markup.
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const content = read("content");
const drawn = read("network");
const { things, facts, classes, properties, sentences } = content;
const articles = new Map(content.articles.map((article) => [article.thing, article]));

const byId = (id) => document.getElementById(id);
const isThing = (it) => typeof it === "number";
const nameOf = (it) => (isThing(it) ? things[it].names[0] : it);
const kindOf = (i) => things[i].kinds[0];
const isFigure = (i) => classes[kindOf(i)].isFigure;
const isExtra = (i) => !classes[kindOf(i)].on;
const placesOf = (it) => it.words[0] ?? [];
const articleOf = (place) => sentences[place[0]][0];

// Facts by the thing that they start from and the thing that they lead to, and links: pairs of things with the facts between them.
const outgoing = things.map(() => []);
const incoming = things.map(() => []);
const linksOf = things.map(() => []);
const links = [];
const between = new Map();
for (const fact of facts) {
  const { subject: a, object: b } = fact;
  outgoing[a].push(fact);
  if (!isThing(b) || a === b) continue;
  incoming[b].push(fact);
  const key = Math.min(a, b) * things.length + Math.max(a, b);
  if (!between.has(key)) {
    const link = { id: links.length, from: a, to: b, facts: [] };
    between.set(key, link);
    links.push(link);
    linksOf[a].push(link);
    linksOf[b].push(link);
  }
  between.get(key).facts.push(fact);
}
const otherEnd = (link, i) => (link.from === i ? link.to : link.from);
const neighbours = (i) => linksOf[i].map((link) => otherEnd(link, i));
const byWeight = (a, b) => things[b].size - things[a].size || a - b;
const ranked = things.map((_, i) => i).sort(byWeight);

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value !== null) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

const letter = (text, from, to) => [...text].slice(from, to).join("");
const shorten = (text, most) => {
  const letters = [...text.slice(0, 2 * most + 2)];
  return letters.length > most ? letters.slice(0, most - 1).join("") + "…" : text;
};

// Corners of each shape, of about the same weight as a circle with radius 1; a dot has none.
const turned = (n, radius = () => 1) => [...Array(n).keys()].map((i) => [radius(i) * Math.sin(i * 2 * Math.PI / n), -radius(i) * Math.cos(i * 2 * Math.PI / n)]);
const corners = {
  square: [[-.88, -.88], [.88, -.88], [.88, .88], [-.88, .88]],
  diamond: turned(4, () => 1.15),
  triangle: [[0, -1.1], [1.1, .8], [-1.1, .8]],
  triangleDown: [[0, 1.1], [1.1, -.8], [-1.1, -.8]],
  hexagon: turned(6, () => 1.05),
  star: turned(10, (i) => (i % 2 ? .55 : 1.25)),
};

function drawing(box, tag, attributes) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", box);
  if (tag === "path") svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const mark = document.createElementNS(space, tag);
  for (const [key, value] of Object.entries(attributes)) mark.setAttribute(key, value);
  svg.append(mark);
  return svg;
}

function glyph(kind) {
  const shape = corners[classes[kind].shape];
  return drawing("-1.3 -1.3 2.6 2.6", shape ? "polygon" : "circle", { ...shape ? { points: shape.join(" ") } : { r: "1" }, fill: colourOf(kind) });
}

const icons = {
  list: "M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01",
  png: "M12 4v11m-4.5-4.5L12 15l4.5-4.5M4.5 19.5h15",
  closer: "M12 5v14M5 12h14",
  farther: "M5 12h14",
  whole: "M9 4H4v5M15 4h5v5M9 20H4v-5M15 20h5v-5",
  theme: "M12 3.5a8.5 8.5 0 1 0 8.5 8.5 6.6 6.6 0 0 1-8.5-8.5z",
  close: "M6 6l12 12M18 6L6 18",
  back: "M19 12H5m6-6l-6 6 6 6",
};
const icon = (name) => drawing("0 0 24 24", "path", { d: icons[name] });
