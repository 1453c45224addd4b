// Where the reader looks: what nothing covers, and how the picture comes into it.
function clearing() {
  const narrow = innerWidth <= 720;
  const covered = panel.hidden ? { width: 0, height: 0 } : panel.getBoundingClientRect();
  const head = byId("head").getBoundingClientRect();
  return narrow
    ? { left: 40, top: head.bottom + 24, right: innerWidth - 40, bottom: innerHeight - Math.max(86, covered.height + 24) }
    : { left: head.right + 30, top: 44, right: innerWidth - covered.width - 128, bottom: innerHeight - 44 };
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
  const [x, y] = [0, 1].map((axis) => extent(ids, spots, axis));
  moveTo((x[0] + x[1]) / 2, (y[0] + y[1]) / 2, Math.min(scaleOf(ids, spots, clearing()), largest), animate);
}

const showWhole = (animate) => show([...spots.keys()], 1.6, animate);

function isInClearing(i) {
  const { x, y } = onScreen(spots.get(i));
  const { left, top, right, bottom } = clearing();
  return x > left && x < right && y > top && y < bottom;
}

function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: motion(200) });
}

// The picture as it is seen, on the ground of the page.
function download() {
  const canvas = frame.querySelector("canvas");
  const copy = element("canvas", { width: canvas.width, height: canvas.height });
  const brush = copy.getContext("2d");
  brush.fillStyle = inks.paper;
  brush.fillRect(0, 0, copy.width, copy.height);
  brush.drawImage(canvas, 0, 0);
  copy.toBlob((blob) => {
    const link = element("a", { href: URL.createObjectURL(blob), download: `${fileName(title())}.png` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  });
}

const fileName = (text) => shorten(text.replace(/[\p{C}\\/:*?"<>|]+/gu, " ").trim(), 60) || "kg";
