// The picture: vis-network draws nodes and edges where they were laid out, and tells what was clicked.
const frame = document.getElementById("picture");
const on = classes.map((cls) => cls.on);
let selected = null;
let hovered = null;

const isShown = (i) => on[things[i].kinds[0]] || i === selected;
const isEdgeShown = (edge) => isShown(edge.from) && isShown(edge.to);
const isNear = (i) => selected === null || i === selected || neighbours[selected].has(i);

const neighbours = things.map(() => new Set());
for (const { from, to } of drawn.edges) {
  neighbours[from].add(to);
  neighbours[to].add(from);
}

const byId = new Map(drawn.nodes.map((node) => [node.id, node]));
fill();

const nodes = new vis.DataSet(drawn.nodes.map(({ id, x, y }) => ({ id, x, y, shape: "custom", ctxRenderer: drawNode, hidden: !isShown(id) })));
const edges = new vis.DataSet(drawn.edges.map(({ facts: _, ...edge }, id) => ({ ...edge, id, hidden: !isEdgeShown(edge) })));
const network = new vis.Network(frame, { nodes, edges }, drawn.options);

// Radius on the screen: less than in proportion, so that things neither vanish from afar nor fill the screen near by.
function radius(node) {
  return node.size * network.getScale() ** .75;
}

function drawNode({ ctx: brush, id, x, y }) {
  const node = byId.get(id);
  const scale = network.getScale();
  const r = radius(node) / scale;
  const paint = () => {
    brush.globalAlpha = isNear(id) ? 1 : .16;
    brush.beginPath();
    if (corners[node.shape]) for (const [dx, dy] of corners[node.shape]) brush.lineTo(x + dx * r, y + dy * r);
    else brush.arc(x, y, r, 0, 2 * Math.PI);
    brush.closePath();
    brush.lineWidth = (id === selected ? 5 : 2.5) / scale;
    brush.strokeStyle = id === selected ? "#1f262b" : "#fbfaf7";
    brush.stroke();
    brush.fillStyle = node.color;
    brush.fill();
  };
  return { drawNode: paint, nodeDimensions: { width: 2 * r, height: 2 * r } };
}

// Only what changes is handed over: a large picture is repainted in a blink then.
function repaint() {
  nodes.update(changes(nodes, drawn.nodes.map(({ id }) => ({ id, hidden: !isShown(id) }))));
  edges.update(changes(edges, drawn.edges.map((edge, id) => ({
    id, hidden: !isEdgeShown(edge) || (selected !== null && edge.from !== selected && edge.to !== selected),
  }))));
  network.redraw();
}

const changes = (set, wanted) => wanted.filter(({ id, hidden }) => set.get(id).hidden !== hidden);

// The part of the window that nothing covers.
function clearing() {
  const narrow = innerWidth <= 720;
  const panel = document.getElementById("panel");
  const covered = panel.hidden ? { width: 0, height: 0 } : panel.getBoundingClientRect();
  const head = document.getElementById("head").getBoundingClientRect();
  return narrow
    ? { left: 40, top: head.bottom + 24, right: innerWidth - 40, bottom: innerHeight - Math.max(74, covered.height + 24) }
    : { left: Math.min(head.right + 30, innerWidth * .25), top: 44, right: innerWidth - covered.width - 84, bottom: innerHeight - 44 };
}

// Fits the picture to the window: on its side where that stands upright, and drawn out, never pressed together.
function fill() {
  const { left, top, right, bottom } = clearing();
  const upright = bottom - top > right - left;
  if (upright) for (const node of drawn.nodes) [node.x, node.y] = [node.y, node.x];
  const [width, height] = ["x", "y"].map((key) => extent(drawn.nodes.filter(({ id }) => isShown(id)), key)).map(([low, high]) => high - low);
  const wanted = (right - left) / (bottom - top) * height / width;
  const key = wanted > 1 ? "x" : "y";
  const factor = Math.min(Math.max(wanted, 1 / wanted) || 1, 2);
  for (const node of drawn.nodes) node[key] *= factor;
}

function extent(some, key) {
  return [Math.min(...some.map((node) => node[key] - node.size)), Math.max(...some.map((node) => node[key] + node.size))];
}

function moveTo(x, y, scale, animate) {
  const { left, top, right, bottom } = clearing();
  const offset = { x: (left + right - innerWidth) / 2, y: (top + bottom - innerHeight) / 2 };
  network.moveTo({ position: { x, y }, scale, offset, animation: animate && motion(350) });
}

const motion = (duration) => !matchMedia("(prefers-reduced-motion: reduce)").matches && { duration };

// Brings things into the clearing, as large as they fit.
function show(ids, largest, animate) {
  if (!ids.length) return;
  const [x, y] = ["x", "y"].map((key) => extent(ids.map((i) => byId.get(i)), key));
  const { left, top, right, bottom } = clearing();
  const scale = Math.min((right - left) / (x[1] - x[0]), (bottom - top) / (y[1] - y[0]), largest);
  moveTo((x[0] + x[1]) / 2, (y[0] + y[1]) / 2, scale, animate);
}

const showWhole = (animate) => show(drawn.nodes.map((node) => node.id).filter(isShown), 1.6, animate);

function isInClearing(i) {
  const { x, y } = network.canvasToDOM(byId.get(i));
  const { left, top, right, bottom } = clearing();
  return x > left && x < right && y > top && y < bottom;
}

function select(i, move = false) {
  selected = i;
  showPanel(i);
  repaint();
  if (i === null) return network.unselectAll();
  network.selectNodes([i], false);
  if (move) show([i, ...[...neighbours[i]].filter(isShown)], 1.2, true);
  else if (!isInClearing(i)) moveTo(byId.get(i).x, byId.get(i).y, network.getScale(), true);
}

// The nearest thing to a point, within a finger's breadth of a touch or a pointer's of a click.
function nearest({ x, y }, reach) {
  let best = null;
  for (const node of drawn.nodes) {
    if (!isShown(node.id)) continue;
    const at = network.canvasToDOM(node);
    const distance = Math.hypot(at.x - x, at.y - y) - radius(node);
    if (distance < reach) [best, reach] = [node.id, distance];
  }
  return best;
}

let touched = false;
frame.addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch"; }, true);
network.on("click", ({ pointer }) => {
  const i = nearest(pointer.DOM, touched ? 18 : 4);
  if (i !== null || selected !== null) select(i);
});
network.on("hoverNode", ({ node }) => { hovered = node; frame.classList.add("over"); network.redraw(); });
network.on("blurNode", () => { hovered = null; frame.classList.remove("over"); network.redraw(); });
