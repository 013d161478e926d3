// The panel of filters: time, place, article, confidence, and a list of boxes for each facet, with numbers that follow.
const panel = document.getElementById("panel");
const DAY = 86400000;
const days = [...new Set([...links.flatMap(({ since, until, seenFrom, seenTo }) => [since, until, seenFrom, seenTo]), ...dayOf, ...articles.map(({ published }) => published)])]
  .filter((day) => /^\d{4}/.test(day || "")).map(firstDay).sort();

const field = (key, input) => element("label", { class: "field" }, element("span", {}, capital(word(key))), input);
const set = (changes) => { Object.assign(state.filter, changes); changed(); };

function renderPanel() {
  if (panel.hidden) return;
  const kept = document.activeElement?.id, top = panel.scrollTop;
  const close = element("button", { type: "button", class: "close", "aria-label": word("close"), click: () => togglePanel() }, "×");
  const reset = element("button", { type: "button", class: "focus", id: "reset", disabled: !isFiltered(), click: () => set(nothing()) }, word("reset"));
  panel.setAttribute("aria-label", word("filters"));
  panel.replaceChildren(element("header", {}, element("h2", {}, word("filters")), reset, close),
    ...timeFields(), ...choiceFields(), confidenceField(), ...["status", "bodyKind", "bodyLevel", "relation"].flatMap(facetFields));
  if (kept) document.getElementById(kept)?.focus();
  panel.scrollTop = top;
}

function timeFields() {
  if (days.length === 0) return [];
  const { from, to } = state.filter, [first, last] = [days[0], days[days.length - 1]].map((day) => Date.parse(day) / DAY);
  const moment = isMoment() ? Date.parse(from) / DAY : last;
  const day = (value) => new Date(value * DAY).toISOString().slice(0, 10);
  const slider = element("input", { type: "range", id: "moment", min: first, max: last, step: 1, value: moment, "aria-label": word("asOf"), "aria-valuetext": shownDate(day(moment)),
    input: ({ target }) => { const at = day(Number(target.value)); soon({ from: at, to: at }); } });
  const date = (id, value, change) => element("input", { type: "date", id, value, change: ({ target }) => set(change(target.value)) });
  return [element("fieldset", {}, element("legend", {}, word("time")),
    element("label", { class: "field" }, element("span", {}, word("asOf")), element("output", { for: "moment" }, isMoment() ? shownDate(from) : "—")), slider,
    field("since", date("from", from, (value) => ({ from: value }))), field("until", date("to", to, (value) => ({ to: value }))))];
}

// A slider that is pulled asks for many changes; one for each frame is enough.
let waiting = null;
function soon(changes) {
  if (!waiting) requestAnimationFrame(() => { const now = waiting; waiting = null; set(now); });
  waiting = changes;
}

function choiceFields() {
  const places = things.filter(({ kind, id }) => kind === "Place" && incoming[id].some(({ relation }) => INSIDE.has(relation)));
  const byName = (one, other) => one[1].localeCompare(other[1], "vi") || one[0] - other[0];
  const select = (key, options, value) => field(key, element("select", { id: key, change: ({ target }) => set({ [key]: target.value === "" ? null : Number(target.value) }) },
    element("option", { value: "" }, word("any")), ...options.sort(byName).map(([id, text]) => element("option", { value: id, selected: id === value }, text))));
  const chosen = [["place", places.map(({ id, label }) => [id, label])], ["article", articles.map((article) => [article.id, [shownDate(article.published), article.title].filter(Boolean).join(" · ")])]];
  return chosen.filter(([, options]) => options.length > 1).map(([key, options]) => select(key, options, state.filter[key]));
}

function confidenceField() {
  const percent = Math.round(state.filter.confidence * 100);
  return element("div", {}, element("label", { class: "field", for: "confidence" }, element("span", {}, word("confidence")), element("output", { for: "confidence" }, percent ? `≥ ${percent} %` : "—")),
    element("input", { type: "range", id: "confidence", min: 0, max: 100, step: 5, value: percent, "aria-label": word("confidence"), input: ({ target }) => soon({ confidence: Number(target.value) / 100 }) }));
}

const FACET_NAMES = {
  status: (value) => capital(say(page.status[value]) || value),
  bodyKind: conceptName,
  bodyLevel: conceptName,
  relation: (value) => capital(say(page.relations[value].name)),
};

function facetFields(facet) {
  const tally = counts(facet), off = state.filter[facet];
  const values = [...new Set([...everyValue(facet), ...off])];
  if (values.length < 2) return [];
  const boxes = values.map((value) => element("label", { class: "box" },
    element("input", { type: "checkbox", id: `${facet}-${value}`, checked: !off.has(value), change: () => toggle(facet, value) }),
    element("span", {}, FACET_NAMES[facet](value)), element("span", { class: "count" }, number(tally.get(value) || 0))));
  return [element("fieldset", {}, element("legend", {}, word(facet)), ...boxes)];
}

// The values that the data has, the most frequent first.
const values = new Map();
function everyValue(facet) {
  if (!values.has(facet)) {
    const tally = new Map(), add = (value) => { if (value) tally.set(value, (tally.get(value) || 0) + 1); };
    if (facet === "relation" || facet === "status") for (const link of links) add(link[facet]);
    else for (const { id } of things) add(literalOf(id, facet));
    values.set(facet, [...tally].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1)).map(([value]) => value));
  }
  return values.get(facet);
}

function togglePanel() {
  panel.hidden = !panel.hidden;
  document.getElementById("filters").setAttribute("aria-expanded", String(!panel.hidden));
  if (!panel.hidden) { outline.hidden = true; renderPanel(); panel.querySelector("input, select")?.focus(); }
  if (untouched) fit(false);
}
