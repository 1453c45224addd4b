// Labels as on a map: of one size at every scale, the most important first, and only where there is room.
const SANS = getComputedStyle(document.body).getPropertyValue("--sans");
const widths = new Map();

function measure(brush, text) {
  const key = brush.font + text;
  if (!widths.has(key)) widths.set(key, brush.measureText(text).width);
  return widths.get(key);
}

const standsOut = (i) => i === hovered || (focus !== null && focus.main.includes(i)) || (hoveredLink !== null && [links[hoveredLink].from, links[hoveredLink].to].includes(i));
const isHub = (i) => standsOut(i) || things[i].size > 17;
// What stands alone has nothing but its name to tell what it is. In a large picture dates and figures come last.
const claim = (i) => 100 * isNear(i) + (isMinor(i) ? 1 : linksOf[i].length ? things[i].size : 8.5);
const isMinor = (i) => isExtra(i) && base.size > ROOMY && (focus === null || !focus.near.has(i));
const isFaint = (i) => !linksOf[i].length || isMinor(i);

// What is written in a frame is settled before it is painted: things that nothing tells apart are painted small then.
let writing = [];
let unnamed = new Set();

function placeLabels(brush) {
  const scale = network.getScale();
  const centre = network.getViewPosition();
  const place = ([x, y]) => [(x - centre.x) * scale + innerWidth / 2, (y - centre.y) * scale + innerHeight / 2];
  const inView = ([x, y]) => x > -150 && y > -40 && x < innerWidth + 150 && y < innerHeight + 40;
  [writing, unnamed] = [[], new Set()];
  const room = new Room(80);
  for (const card of document.querySelectorAll("#head, #legend, #tools, #panel:not([hidden])")) {
    const { left, top, right, bottom } = card.getBoundingClientRect();
    room.take([left, top, right, bottom], card);
  }
  const seen = [...spots].map(([i, spot]) => [i, place(spot)]).filter(([, at]) => inView(at)).sort((a, b) => claim(b[0]) - claim(a[0]) || a[0] - b[0]);
  // Names of hubs may cover small things, never the reverse. What stands alone takes room with its name only.
  const groups = [seen.filter(([i]) => isHub(i)), seen.filter(([i]) => !isHub(i))];
  for (const group of groups) {
    for (const [i, [x, y]] of group) if (!isFaint(i) || isHub(i)) room.take(around(x, y, radius(i)), i);
    for (const [i, at] of group) if (!placeName(brush, room, i, at) && isFaint(i) && isNear(i)) unnamed.add(i);
  }
  placeProperties(brush, room, new Map(seen));
}

const around = (x, y, r) => [x - r, y - r, x + r, y + r];

function placeName(brush, room, i, [x, y]) {
  const chosen = standsOut(i);
  if (focus !== null && !chosen && !isNear(i)) return false;
  const alone = isFaint(i);
  if (alone && !room.isFree(around(x, y, radius(i)), i)) return false;
  const points = chosen ? 14 : Math.min(15, 10.5 + things[i].size / 6);
  const font = `${isHub(i) ? 600 : 400} ${points}px ${SANS}`;
  brush.font = font;
  // Where a long name finds no room, its beginning may.
  for (const most of chosen ? [40] : innerWidth > 720 ? [18, 10] : [12, 8]) {
    const text = shorten(nameOf(i), most);
    const [w, h, r] = [measure(brush, text) / 2 + 2, points * .65, radius(i) + 2];
    const beside = [[x, y + r + h], [x + r + w, y], [x, y - r - h], [x - r - w, y]];
    const box = ([cx, cy]) => [cx - w, cy - h, cx + w, cy + h];
    const whole = ([cx]) => cx - w > 2 && cx + w < innerWidth - 2;
    const spot = beside.find((at) => whole(at) && room.isFree(box(at), i)) ?? (chosen ? beside[0] : null);
    if (!spot) continue;
    if (alone) room.take(around(x, y, radius(i)), i);
    room.take(box(spot), i);
    writing.push({ text, spot, font, ink: isExtra(i) && !chosen ? inks.soft : inks.ink });
    return true;
  }
  return false;
}

// From afar, where most edges are shorter than a word, what they say waits until one comes nearer or picks a thing.
function placeProperties(brush, room, places) {
  if (focus === null && hoveredLink === null && network.getScale() < .45) return;
  brush.font = `11px ${SANS}`;
  for (const id of edges.getIds()) {
    const { from, to, facts: said } = links[id];
    const [a, b] = [places.get(from), places.get(to)];
    if (!a || !b) continue;
    const text = shorten([...new Set(said.filter(isFactChosen).map((fact) => term(properties[fact.property])))].join(say("separator")), 24);
    const w = measure(brush, text) / 2 + 3;
    const free = Math.hypot(a[0] - b[0], a[1] - b[1]) - radius(from) - radius(to);
    if (free < 2 * w + 10) continue;
    const spot = [.5, .4, .6, .3, .7].map((part) => [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part])
      .find(([x, y]) => room.isFree([x - w, y - 8, x + w, y + 8], `link ${id}`));
    if (!spot) continue;
    room.take([spot[0] - w, spot[1] - 8, spot[0] + w, spot[1] + 8], `link ${id}`);
    writing.push({ text, spot, font: brush.font, ink: id === hoveredLink ? inks.accent : inks.soft });
  }
}

function drawLabels(brush) {
  const ratio = brush.canvas.width / brush.canvas.clientWidth;
  brush.save();
  brush.setTransform(ratio, 0, 0, ratio, 0, 0);
  Object.assign(brush, { textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 3.5, strokeStyle: inks.paper });
  for (const { text, spot, font, ink } of writing) {
    Object.assign(brush, { font, fillStyle: ink });
    brush.strokeText(text, ...spot);
    brush.fillText(text, ...spot);
  }
  brush.restore();
}
network.on("beforeDrawing", placeLabels);
network.on("afterDrawing", drawLabels);
