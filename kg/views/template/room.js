// Room in the picture: which rectangles are taken, and where a thing finds a free one.

// A coarse grid, so that thousands can be asked for in each frame.
class Room {
  constructor(cell) { this.cell = cell; this.cells = new Map(); }
  *keys([left, top, right, bottom]) {
    for (let x = Math.floor(left / this.cell); x <= right / this.cell; x++)
      for (let y = Math.floor(top / this.cell); y <= bottom / this.cell; y++) yield x * 8192 + y;
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

const HOME = new Map(drawn.nodes.map(({ id, x, y }) => [id, [x, y]]));
const GOLDEN_ANGLE = 2.399963;
const PULLED = 400;   // things that are laid out anew when the filter leaves so few
const ROOMY = 160;    // things in a picture in which every label shall have its room

// Width and height that a thing needs in the picture, with its label; `zoom` is the scale at which it will be seen.
function need(i, count, zoom) {
  const letters = [...shorten(nameOf(i), innerWidth > 720 ? 18 : 12)].reduce((sum, c) => sum + (c > "\u2e7f" ? 1 : .56), 0);
  const share = linksOf[i].length ? Math.min(1, ROOMY / count) : 1;
  const own = 2 * things[i].size * zoom ** .75 + 8;
  return [Math.max(own, 13 * letters * share + 8) / zoom, (own + 20 * share) / zoom];
}

// Where the shown things stand: at home, or drawn together when a filter leaves few of them; what has no home finds room by its neighbours.
function arrange(ids, isFiltered, clear) {
  const anew = isFiltered && ids.length <= PULLED;
  const main = ids.filter((i) => (anew ? linksOf[i].length : HOME.has(i)));
  const spots = anew ? pull(main) : new Map(main.map((i) => [i, [...HOME.get(i)]]));
  fill(spots, (clear.right - clear.left) / (clear.bottom - clear.top));
  const fresh = ids.filter((i) => !spots.has(i));
  if (fresh.length > 20 && !anew) spread(spots, fresh, ids.length);
  const settled = settle(fresh, anew ? settle(main, spots, ids.length, 1, frameOf(spots, clear)) : spots, ids.length, 1);
  // A small picture has room for every label at the scale at which it fits into the window.
  if (ids.length > ROOMY || !ids.length) return settled;
  const zoom = Math.min(scaleOf(ids, settled, clear), 1.6);
  return settle(ids, settled, ids.length, zoom, frameOf(settled, clear));
}

// The part of the picture's plane that the clearing shows when the picture fits into it.
function frameOf(spots, clear) {
  const zoom = Math.min(scaleOf([...spots.keys()], spots, clear), 1.6);
  const [x, y] = [0, 1].map((axis) => extent(spots.keys(), spots, axis)).map(([low, high]) => (low + high) / 2);
  const [w, h] = [clear.right - clear.left, clear.bottom - clear.top].map((size) => size / zoom / 2);
  return [x - w, y - h, x + w, y + h];
}

// Turns the picture where the window stands upright, and draws it out, never together.
function fill(spots, wide) {
  if (!spots.size) return;
  if (wide < 1) for (const [i, [x, y]] of spots) spots.set(i, [y, x]);
  const [width, height] = [0, 1].map((axis) => extent(spots.keys(), spots, axis)).map(([low, high]) => high - low);
  const wanted = wide * height / width;
  const axis = wanted > 1 ? 0 : 1;
  const factor = Math.min(Math.max(wanted, 1 / wanted) || 1, 2);
  for (const at of spots.values()) at[axis] *= factor;
}

function extent(ids, spots, axis) {
  let [low, high] = [Infinity, -Infinity];
  for (const i of ids) {
    low = Math.min(low, spots.get(i)[axis] - things[i].size);
    high = Math.max(high, spots.get(i)[axis] + things[i].size);
  }
  return [low, high];
}

function scaleOf(ids, spots, { left, top, right, bottom }) {
  const [x, y] = [0, 1].map((axis) => extent(ids, spots, axis));
  return Math.min((right - left) / (x[1] - x[0]), (bottom - top) / (y[1] - y[0]));
}

// Draws the picture out so that what comes to it has room.
function spread(spots, fresh, count) {
  if (!spots.size) return;
  const area = [0, 1].map((axis) => extent(spots.keys(), spots, axis)).reduce((product, [low, high]) => product * (high - low), 1);
  const more = fresh.map((i) => need(i, count, 1)).reduce((sum, [w, h]) => sum + w * h, 0);
  const factor = Math.min(Math.sqrt(1 + 1.6 * more / area), 3);
  for (const at of spots.values()) for (const axis of [0, 1]) at[axis] *= factor;
}

// Sets each of the things on the free spot nearest to its own or to its neighbours', in rows below all if it has neither.
// Within a frame all are set anew; what finds no room in it stays where it is.
function settle(ids, spots, count, zoom, frame = null) {
  const room = new Room(120 / zoom);
  const settled = new Map(frame ? [] : spots);
  for (const [i, [x, y]] of settled) room.take(boxAt(x, y, need(i, count, zoom)), i);
  const turns = new Map();
  const alone = [];
  for (const [n, i] of [...ids, ...ids].entries()) {
    if (settled.has(i)) continue;
    const near = spots.has(i) ? [] : neighbours(i).filter((n) => settled.has(n));
    if (!spots.has(i) && !near.length) { if (n >= ids.length) alone.push(i); continue; }
    const hub = near.length ? Math.min(...near) : null;
    const [x, y] = spots.get(i) ?? middle(near, settled);
    const size = need(i, count, zoom);
    const first = hub === null ? 0 : turns.get(hub) ?? 12;
    let [at, turn] = [[x, y], first];
    for (; turn < first + TURNS; turn++) {
      const reach = 9 / zoom * Math.sqrt(turn);
      at = [x + 1.4 * reach * Math.cos(turn * GOLDEN_ANGLE), y + reach * Math.sin(turn * GOLDEN_ANGLE)];
      const box = boxAt(...at, size);
      if ((!frame || isWithin(at, frame)) && room.isFree(box, i)) break;
      if (turn === first + TURNS - 1) at = [x, y];
    }
    room.take(boxAt(...at, size), i);
    settled.set(i, at);
    if (hub !== null) turns.set(hub, Math.max(12, turn - 40));
  }
  setInRows(alone, settled, count, zoom);
  return settled;
}

const TURNS = 6000;
const GRAVITY = 3;  // what is not linked stays near as well
const isWithin = ([x, y], [left, top, right, bottom]) => x >= left && x <= right && y >= top && y <= bottom;
const boxAt = (x, y, [w, h]) => [x - w / 2, y - h / 2, x + w / 2, y + h / 2];
const middle = (ids, spots) => [0, 1].map((axis) => ids.reduce((sum, i) => sum + spots.get(i)[axis], 0) / ids.length);

function setInRows(ids, spots, count, zoom) {
  if (!ids.length) return;
  const sizes = ids.map((i) => need(i, count, zoom));
  const area = sizes.reduce((sum, [w, h]) => sum + w * h, 0);
  const empty = !spots.size;
  const [left, right] = empty ? [0, Math.sqrt(1.6 * area)] : extent(spots.keys(), spots, 0);
  const width = Math.max(right - left, Math.sqrt(area));
  let [x, y] = [left, empty ? 0 : extent(spots.keys(), spots, 1)[1] + 44 / zoom];
  ids.forEach((i, n) => {
    const [w, h] = sizes[n];
    if (x > left && x + w > left + width) { x = left; y += h + 6 / zoom; }
    spots.set(i, [x + w / 2, y + h / 2]);
    x += w + 14 / zoom;
  });
}

// Few linked things, laid out by themselves as the first picture is: edge-repulsion LinLog (A. Noack, JGAA 11, 2007).
function pull(ids) {
  const n = ids.length;
  const at = ids.map((_, k) => [Math.sqrt(k) * Math.cos(k * GOLDEN_ANGLE), Math.sqrt(k) * Math.sin(k * GOLDEN_ANGLE)]);
  const index = new Map(ids.map((i, k) => [i, k]));
  const ends = ids.map((i) => neighbours(i).map((other) => index.get(other)).filter((k) => k !== undefined));
  const mass = ends.map((some) => some.length + 1);
  for (let step = 0; step < 160; step++) {
    const heat = Math.sqrt(n) * (1 - step / 160) ** 1.5;
    const force = at.map(([x, y], k) => [-GRAVITY * mass[k] * x, -GRAVITY * mass[k] * y]);
    for (let a = 0; a < n; a++) {
      for (let b = 0; b < n; b++) {
        const [dx, dy] = [at[a][0] - at[b][0], at[a][1] - at[b][1]];
        const push = mass[a] * mass[b] / (dx * dx + dy * dy + .05);
        force[a][0] += push * dx;
        force[a][1] += push * dy;
      }
      for (const b of ends[a]) {
        const [dx, dy] = [at[b][0] - at[a][0], at[b][1] - at[a][1]];
        const length = Math.hypot(dx, dy) + 1e-3;
        const strength = 12 * Math.log1p(length) / length;
        force[a][0] += strength * dx;
        force[a][1] += strength * dy;
      }
    }
    at.forEach((spot, k) => {
      const strength = Math.hypot(...force[k]) + 1e-6;
      const move = Math.min(strength / mass[k], heat) / strength;
      spot[0] += force[k][0] * move;
      spot[1] += force[k][1] * move;
    });
  }
  const lengths = ends.flatMap((some, a) => some.map((b) => Math.hypot(at[a][0] - at[b][0], at[a][1] - at[b][1]))).sort((a, b) => a - b);
  const factor = 110 / (lengths[lengths.length >> 1] || 1);
  return new Map(ids.map((i, k) => [i, [at[k][0] * factor, at[k][1] * factor]]));
}
