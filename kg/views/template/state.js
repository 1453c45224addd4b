// What the page knows, and the words it uses. All strings of the graph reach the DOM as text, never as markup.
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const content = read("content");
const drawn = read("network");
const { things, facts, classes, properties } = content;

const sayings = {
  zh: {
    legend: "图例", search: "搜索名称", none: "没有这个名称", language: "EN", languageTitle: "Switch to English",
    closer: "放大", farther: "缩小", whole: "显示全图", close: "关闭", also: "又名", facts: "事实", incoming: "相关", figures: "数字",
    planned: "计划", unsaid: "不是文中所说，来自", sources: { gazetteer: "名录" }, inferred: "文中没有直接的话", confidence: "可信度", untitled: "知识图谱",
    counts: (t, f, n) => `${t} 个事物 · ${f} 条事实` + (n ? ` · ${n} 个数字` : ""),
    cut: (shown, all) => `图中只有联系最多的 ${shown} 个，共 ${all} 个`,
    separator: "、",
  },
  en: {
    legend: "Legend", search: "Search by name", none: "No such name", language: "中", languageTitle: "切换到中文",
    closer: "Zoom in", farther: "Zoom out", whole: "Show all", close: "Close", also: "Also", facts: "Facts", incoming: "Linked from",
    figures: "Figures", planned: "planned", unsaid: "Not said by a text, from ", sources: { gazetteer: "the gazetteer" }, inferred: "No words of a text say this",
    confidence: "Confidence", untitled: "Knowledge graph",
    counts: (t, f, n) => `${t} things · ${f} facts` + (n ? ` · ${n} figures` : ""),
    cut: (shown, all) => `the ${shown} best linked of ${all} are drawn`,
    separator: ", ",
  },
};
let language = "zh";
const say = (key) => sayings[language][key];
const term = (labels) => labels[language];

// Facts by the thing that they start from and the thing that they lead to.
const outgoing = things.map(() => []);
const incoming = things.map(() => []);
for (const fact of facts) {
  outgoing[fact.subject].push(fact);
  if (typeof fact.object === "number" && fact.object !== fact.subject) incoming[fact.object].push(fact);
}

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value !== null) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

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

function glyph(kind) {
  const { shape, colour } = classes[kind];
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "-1.3 -1.3 2.6 2.6");
  svg.setAttribute("aria-hidden", "true");
  const mark = document.createElementNS(space, corners[shape] ? "polygon" : "circle");
  if (corners[shape]) mark.setAttribute("points", corners[shape].join(" "));
  else mark.setAttribute("r", "1");
  mark.setAttribute("fill", colour);
  svg.append(mark);
  return svg;
}
