// Labels as on a map: of one size at every scale, the most important first, and only where there is room.
const SANS = getComputedStyle(document.body).getPropertyValue("--sans");
const byWeight = [...drawn.nodes].sort((a, b) => b.size - a.size || a.id - b.id);
const widths = new Map();

function measure(brush, text) {
  const key = brush.font + text;
  if (!widths.has(key)) widths.set(key, brush.measureText(text).width);
  return widths.get(key);
}

const shorten = (text, most) => {
  const letters = [...text];
  return letters.length > most ? letters.slice(0, most - 1).join("") + "…" : text;
};

// Rectangles taken on the screen, in a coarse grid, so that thousands can be asked for each frame.
class Room {
  constructor() { this.cells = new Map(); }
  *keys([left, top, right, bottom]) {
    for (let x = Math.floor(left / 80); x <= right / 80; x++)
      for (let y = Math.floor(top / 80); y <= bottom / 80; y++) yield x * 4096 + y;
  }
  isFree(box, owner) {
    for (const key of this.keys(box))
      for (const [taken, by] of this.cells.get(key) ?? [])
        if (by !== owner && box[0] < taken[2] && box[2] > taken[0] && box[1] < taken[3] && box[3] > taken[1]) return false;
    return true;
  }
  take(box, owner) {
    for (const key of this.keys(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push([box, owner]);
    }
  }
}

const isChosen = (node) => node.id === selected || node.id === hovered;
const isHub = (node) => isChosen(node) || node.size > 17;

function drawLabels(brush) {
  const ratio = brush.canvas.width / brush.canvas.clientWidth;
  const scale = network.getScale();
  const centre = network.getViewPosition();
  const place = (node) => [(node.x - centre.x) * scale + innerWidth / 2, (node.y - centre.y) * scale + innerHeight / 2];
  const inView = ([x, y]) => x > -150 && y > -40 && x < innerWidth + 150 && y < innerHeight + 40;
  brush.save();
  brush.setTransform(ratio, 0, 0, ratio, 0, 0);
  Object.assign(brush, { textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 3.5, strokeStyle: "#fbfaf7" });
  const room = new Room();
  for (const card of document.querySelectorAll("#head, #legend, #tools, #panel:not([hidden])")) {
    const { left, top, right, bottom } = card.getBoundingClientRect();
    room.take([left, top, right, bottom], card);
  }
  const seen = byWeight.filter((node) => isShown(node.id)).map((node) => [node, place(node)]).filter(([, at]) => inView(at));
  // Names of hubs may cover small things, never the reverse.
  const [hubs, rest] = [seen.filter(([node]) => isHub(node)), seen.filter(([node]) => !isHub(node))];
  for (const group of [hubs, rest]) {
    for (const [node, [x, y]] of group) {
      const r = radius(node);
      room.take([x - r, y - r, x + r, y + r], node);
    }
    for (const [node, at] of group.sort((a, b) => isNear(b[0].id) - isNear(a[0].id))) drawName(brush, room, node, at);
  }
  drawProperties(brush, room, new Map(seen.map(([node, at]) => [node.id, at])));
  brush.restore();
}

function drawName(brush, room, node, [x, y]) {
  const chosen = isChosen(node);
  if (selected !== null && !chosen && !isNear(node.id)) return;
  const points = chosen ? 14 : Math.min(15, 10.5 + node.size / 6);
  brush.font = `${isHub(node) ? 600 : 400} ${points}px ${SANS}`;
  brush.fillStyle = "#1f262b";
  // Where a long name finds no room, its beginning may.
  for (const most of chosen ? [40] : innerWidth > 720 ? [18, 10] : [12, 8]) {
    const text = shorten(node.label, most);
    const [w, h, r] = [measure(brush, text) / 2 + 2, points * .65, radius(node) + 2];
    const spots = [[x, y + r + h], [x + r + w, y], [x, y - r - h], [x - r - w, y]];
    const box = ([cx, cy]) => [cx - w, cy - h, cx + w, cy + h];
    const whole = ([cx]) => cx - w > 2 && cx + w < innerWidth - 2;
    const spot = spots.find((at) => whole(at) && room.isFree(box(at), node)) ?? (chosen ? spots[0] : null);
    if (!spot) continue;
    room.take(box(spot), node);
    brush.strokeText(text, ...spot);
    brush.fillText(text, ...spot);
    return;
  }
}

// From afar, where most edges are shorter than a word, what they say waits until one comes nearer or picks a thing.
function drawProperties(brush, room, places) {
  if (selected === null && network.getScale() < .45) return;
  brush.font = `11px ${SANS}`;
  for (const edge of drawn.edges) {
    if (selected !== null && edge.from !== selected && edge.to !== selected) continue;
    const [a, b] = [places.get(edge.from), places.get(edge.to)];
    if (!a || !b) continue;
    const text = [...new Set(edge.facts.map((f) => term(properties[facts[f].property])))].join(say("separator"));
    const w = measure(brush, text) / 2 + 3;
    const free = Math.hypot(a[0] - b[0], a[1] - b[1]) - radius(byId.get(edge.from)) - radius(byId.get(edge.to));
    if (free < 2 * w + 10) continue;
    for (const part of [.5, .4, .6, .3, .7]) {
      const [x, y] = [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part];
      const box = [x - w, y - 8, x + w, y + 8];
      if (!room.isFree(box, edge)) continue;
      room.take(box, edge);
      brush.fillStyle = "#7d878f";
      brush.strokeText(text, x, y);
      brush.fillText(text, x, y);
      break;
    }
  }
}
network.on("afterDrawing", drawLabels);
