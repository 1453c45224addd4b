// The words that say something: the whole sentence with the words marked in it, its article, date and place.
// Places are [sentence, from, to, line, start, end] and, of facts, confidence.
function evidence(words, names) {
  const [places = [], others = []] = words;
  if (places.length) return places.flatMap((place) => quoted(place, names));
  const from = others.map((it) => (isThing(it) ? nameOf(it) : say("sources")[it] ?? it));
  return [element("p", { class: "unsaid" }, from.length ? `${say("unsaid")}${from.join(say("separator"))}` : say("inferred"))];
}

function quoted(place, names) {
  const [s, from, to] = place;
  const sentence = sentences[s][3];
  const [before, words, after] = [letter(sentence, 0, from), letter(sentence, from, to), letter(sentence, to)];
  const within = named(words, names);
  return [
    element("blockquote", {}, before, ...before || after ? [element("mark", {}, ...within)] : within, after),
    source(place, place[6] ?? null),
  ];
}

function source([s, , , line, start, end], confidence) {
  const [article, title, date] = sentences[s];
  const parts = [
    article !== null ? element("button", { class: "name", type: "button", onclick: () => openThing(article, { move: true }) }, title || nameOf(article)) : title || null,
    date || null,
    line !== null ? say("line")(line) : null,
    start !== null ? say("chars")(start, end) : null,
    confidence !== null ? `${say("confidence")} ${Math.round(confidence * 100)}%` : null,
  ].filter((part) => part !== null);
  return element("p", { class: "source" }, ...parts.flatMap((part, n) => (n ? [" · ", part] : [part])));
}

// The words with the longest names in them set off.
function named(words, names) {
  const name = names.filter((n) => n && words.includes(n)).sort((a, b) => b.length - a.length)[0];
  if (!name) return [words];
  const at = words.indexOf(name);
  const rest = names.filter((n) => n !== name);
  return [...named(words.slice(0, at), rest), element("b", {}, name), ...named(words.slice(at + name.length), rest)];
}

// Where texts name a thing, each sentence once; open where nothing else is said of it.
function mentions(i, bare) {
  const seen = new Set();
  const places = things[i].mentions.filter(([s]) => !seen.has(s) && seen.add(s));
  if (!places.length) return [];
  const box = element("details", { class: "mentions" }, element("summary", {}, say("mentions"), element("small", {}, String(places.length))));
  const fillIn = () => { if (box.open && box.children.length === 1) box.append(...section("mentions", places, (place) => element("div", {}, ...quoted(place, things[i].names))).slice(1)); };
  box.addEventListener("toggle", fillIn);
  box.open = bare;
  fillIn();
  return [box];
}

// What rests on a sentence, looked up when it is first asked for.
let bySentence = null;
function resting(s) {
  if (bySentence === null) {
    bySentence = sentences.map(() => ({ facts: [], things: new Set(), place: null }));
    const note = (place, add) => { add(bySentence[place[0]]); bySentence[place[0]].place ??= place; };
    for (const fact of facts)
      for (const place of placesOf(fact)) note(place, (rest) => { if (!rest.facts.includes(fact)) rest.facts.push(fact); });
    things.forEach((thing, i) => { for (const place of [...placesOf(thing), ...thing.mentions]) note(place, (rest) => rest.things.add(i)); });
  }
  return bySentence[s];
}
const saidIn = (s) => resting(s).facts;
const namedIn = (s) => [...resting(s).things].filter((i) => !isExtra(i)).sort(byWeight);
const placeIn = (s) => [s, 0, 0, resting(s).place?.[3] ?? null, null, null];
