// The shortest path between two things, as a picture and as a list with the words of each step.
let pathFrom = null;

// What is picked is the end of a path if one was begun, else it is opened.
function pick(i, how) {
  if (pathFrom === null || pathFrom === i) return openThing(i, how);
  const from = pathFrom;
  endPath();
  openPath(from, i);
}

function startPath(i) {
  pathFrom = i;
  byId("asking").hidden = false;
  byId("asking").querySelector("span").textContent = say("pathHint")(shorten(nameOf(i), 24));
  search.placeholder = say("searching");
  search.value = "";
  search.focus();
}

function endPath() {
  pathFrom = null;
  byId("asking").hidden = true;
  search.placeholder = say("search");
}

// Breadth first; of several shortest paths the one through things with fewer links, which says more.
function shortestPath(from, to) {
  const passes = (link, i) => isLinkChosen(link) && (i === to || on[kindOf(i)]);
  const came = new Map([[from, null]]);
  for (let layer = [from]; layer.length && !came.has(to);) {
    const next = [];
    for (const i of layer.sort((a, b) => linksOf[a].length - linksOf[b].length || a - b))
      for (const link of linksOf[i]) {
        const other = otherEnd(link, i);
        if (came.has(other) || !passes(link, other)) continue;
        came.set(other, link);
        next.push(other);
      }
    layer = next;
  }
  if (!came.has(to)) return null;
  const path = [];
  for (let i = to; i !== from; i = otherEnd(came.get(i), i)) path.unshift([came.get(i), i]);
  return path;
}

function openPath(from, to) {
  const path = shortestPath(from, to);
  const ends = [from, to];
  const on = path === null ? ends : [from, ...path.map(([, i]) => i)];
  open({
    key: `path ${from} ${to}`,
    focus: { kind: "path", main: on, near: new Set(on), links: new Set((path ?? []).map(([link]) => link.id)) },
    parts: () => [
      element("p", { class: "kinds" }, `${say("path")} · ${path === null ? say("noPath") : say("steps")(path.length)}`),
      element("h2", { id: "panel-title", class: "ends" }, value(from), element("span", { class: "dash" }, "⋯"), value(to)),
      path === null ? null : element("ol", { class: "path" }, ...path.map(([link]) => element("li", {}, ...link.facts.map((fact) => wholeRow(fact))))),
      element("p", { class: "unmentioned" }, say("pathNote")),
    ],
  }, { move: true });
}
