// All things as a list, for the keyboard and the screen reader, and for whoever likes lists better.
const LISTED = 200;

function openList() {
  open({
    key: "list",
    parts: () => [heading(say("all")), ...classes.flatMap((cls, kind) => listOf(kind))],
  });
  panel.focus({ preventScroll: true });
}

function listOf(kind) {
  const ids = ranked.filter((i) => kindOf(i) === kind && isChosen(i));
  if (!ids.length) return [];
  const list = element("ul", {});
  const add = (from) => {
    list.append(...ids.slice(from, from + LISTED).map((i) => element("li", {}, value(i))));
    const left = ids.length - from - LISTED;
    if (left > 0) list.append(element("li", {}, element("button", { class: "more", type: "button", onclick: ({ currentTarget }) => {
      const last = currentTarget.parentElement.previousElementSibling;
      currentTarget.parentElement.remove();
      add(from + LISTED);
      last.nextElementSibling.querySelector("button").focus();
    } }, say("more")(Math.min(left, LISTED)))));
  };
  const box = element("details", { class: "kind" },
    element("summary", {}, glyph(kind), element("span", {}, term(classes[kind])), element("small", {}, String(ids.length))), list);
  box.addEventListener("toggle", () => { if (box.open && !list.children.length) add(0); });
  return [box];
}
