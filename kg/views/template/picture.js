// The picture: vis-network draws the things that are shown where they were laid out, and tells what was clicked.
const frame = byId("picture");
const on = classes.map((cls) => cls.on);
let chosenArticles = null;  // indices of the articles that the filter leaves; null for all
let focus = null;           // what the panel shows: { main, near, links }, the things and links that stand out
let hovered = null;
let hoveredLink = null;
let spots = new Map();      // where the shown things stand
let base = new Set();       // what the legend and the filter show

// The articles that speak of a thing; what no article speaks of belongs to all.
const articlesOf = things.map((thing, i) => new Set(articles.has(i) ? [i] : [...placesOf(thing), ...thing.mentions].map(articleOf)));
for (const fact of facts)
  for (const place of placesOf(fact))
    for (const end of [fact.subject, fact.object]) if (isThing(end) && !articles.has(end)) articlesOf[end].add(articleOf(place));

const isChosen = (i) => !chosenArticles || [...articlesOf[i]].some((article) => chosenArticles.has(article));
const isFactChosen = (fact) => !chosenArticles || (placesOf(fact).length
  ? placesOf(fact).some((place) => chosenArticles.has(articleOf(place))) : isChosen(fact.subject));
const isLinkChosen = (link) => !chosenArticles || link.facts.some(isFactChosen);
const isShown = (i) => spots.has(i);
const isNear = (i) => focus === null || focus.near.has(i);

// The best linked things, and the best linked dates and figures when these are switched on.
function wanted() {
  const kept = ranked.filter((i) => on[kindOf(i)] && isChosen(i));
  return [kept.filter((i) => !isExtra(i)), kept.filter(isExtra)].flatMap((some) => some.slice(0, content.most));
}

const options = {
  ...drawn.options,
  interaction: { ...drawn.options.interaction, keyboard: { enabled: true, bindToWindow: false, speed: { x: 12, y: 12, zoom: .03 } } },
};
const nodes = new vis.DataSet();
const edges = new vis.DataSet();
const network = new vis.Network(frame, { nodes, edges }, options);

const nodeFor = (id) => ({ id, x: spots.get(id)[0], y: spots.get(id)[1], shape: "custom", ctxRenderer: drawNode });

function edgeFor(link) {
  const { id, from, to } = link;
  const said = link.facts.some((fact) => placesOf(fact).length);
  const goes = (a) => link.facts.some((fact) => fact.subject === a && isFactChosen(fact));
  const stands = focus !== null && focus.links.has(id);
  return {
    id, from, to,
    arrows: { to: { enabled: goes(from), scaleFactor: .4 }, from: { enabled: goes(to), scaleFactor: .4 } },
    color: { color: stands ? inks.soft : said ? inks.edge : inks.pale, hover: inks.accent },
    dashes: link.facts.every((fact) => fact.planned) ? [5, 5] : false,
    width: stands && focus.kind !== "thing" ? 2.2 : 1,
  };
}

// Radius on the screen: less than in proportion, so that things neither vanish from afar nor fill the screen near by.
const radius = (i) => things[i].size * network.getScale() ** .75;

function drawNode({ ctx: brush, id, x, y }) {
  const { shape } = classes[kindOf(id)];
  const scale = network.getScale();
  const r = (unnamed.has(id) ? Math.min(radius(id), 1.6) : radius(id)) / scale;
  const stands = focus !== null && focus.main.includes(id);
  const paint = () => {
    brush.globalAlpha = !isNear(id) ? .14 : unnamed.has(id) ? .5 : 1;
    brush.beginPath();
    if (corners[shape]) for (const [dx, dy] of corners[shape]) brush.lineTo(x + dx * r, y + dy * r);
    else brush.arc(x, y, r, 0, 2 * Math.PI);
    brush.closePath();
    brush.lineWidth = (stands ? 5 : unnamed.has(id) ? 0 : 2.5) / scale;
    brush.strokeStyle = stands ? inks.ink : inks.paper;
    brush.stroke();
    brush.fillStyle = colourOf(kindOf(id));
    brush.fill();
    brush.globalAlpha = 1;
  };
  return { drawNode: paint, nodeDimensions: { width: 2 * r, height: 2 * r } };
}

// Lays out anew what the legend and the filter show.
function rearrange() {
  const ids = wanted();
  base = new Set(ids);
  spots = arrange(ids, chosenArticles !== null, clearing());
  bringIn();
  repaint();
}

// What stands out is in the picture, whether it is drawn otherwise or not.
function bringIn() {
  const missing = focus === null ? [] : [...focus.near].filter((i) => !spots.has(i));
  if (missing.length) spots = settle(missing, spots, spots.size + missing.length, Math.min(network.getScale(), 1));
}

function leaveOut() {
  for (const i of spots.keys()) if (!base.has(i) && !(focus !== null && focus.near.has(i))) spots.delete(i);
}

// In a large picture dates and figures stand beside what they belong to; lines to them would hide all others.
const isBeside = (link) => base.size > ROOMY && (isExtra(link.from) || isExtra(link.to));

// Only what changes is handed over: a large picture is repainted in a blink then.
function repaint() {
  const shownLinks = links.filter((link) => isShown(link.from) && isShown(link.to)
    && (focus === null ? isLinkChosen(link) && base.has(link.from) && base.has(link.to) && !isBeside(link) : focus.links.has(link.id)));
  const wantedEdges = new Map(shownLinks.map((link) => [link.id, link]));
  edges.remove(edges.getIds().filter((id) => !wantedEdges.has(id)));
  nodes.remove(nodes.getIds().filter((id) => !spots.has(id)));
  nodes.update([...spots.keys()].filter((id) => {
    const known = nodes.get(id);
    return !known || known.x !== spots.get(id)[0] || known.y !== spots.get(id)[1];
  }).map(nodeFor));
  edges.update([...wantedEdges.values()].map(edgeFor).filter((edge) => JSON.stringify(edges.get(edge.id)) !== JSON.stringify(edge)));
  network.redraw();
}

// The nearest thing to a point, within a finger's breadth of a touch or a pointer's of a click; else the nearest link.
function nearest({ x, y }, reach) {
  let best = null;
  for (const [id, spot] of spots) {
    const at = onScreen(spot);
    const distance = Math.hypot(at.x - x, at.y - y) - radius(id);
    if (distance < reach) [best, reach] = [id, distance];
  }
  return best;
}

function nearestLink({ x, y }, reach) {
  let best = null;
  for (const id of edges.getIds()) {
    const [a, b] = [links[id].from, links[id].to].map((end) => onScreen(spots.get(end)));
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const part = Math.min(Math.max(((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1), 0), 1);
    const distance = Math.hypot(a.x + part * dx - x, a.y + part * dy - y);
    if (distance < reach) [best, reach] = [id, distance];
  }
  return best;
}

const onScreen = ([x, y]) => network.canvasToDOM({ x, y });

let touched = false;
frame.addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch"; }, true);
network.on("click", ({ pointer }) => {
  network.unselectAll();
  const i = nearest(pointer.DOM, touched ? 18 : 4);
  if (i !== null) return pick(i);
  const link = nearestLink(pointer.DOM, touched ? 14 : 6);
  if (link !== null) return openBetween(links[link]);
  if (focus !== null) closePanel();
});
const hover = (thing, link) => { [hovered, hoveredLink] = [thing, link]; frame.classList.toggle("over", thing !== null || link !== null); network.redraw(); };
network.on("hoverNode", ({ node }) => hover(node, null));
network.on("blurNode", () => hover(null, null));
network.on("hoverEdge", ({ edge }) => hover(null, edge));
network.on("blurEdge", () => hover(null, null));
network.once("afterDrawing", () => performance.mark("drawn"));
