// The legend says what colours, shapes and dashes mean, and filters by class.
const legend = document.getElementById("legend");

function renderLegend() {
  const tally = counts("kind");
  const present = new Set(things.map(({ kind }) => kind));
  const classes = Object.keys(page.classes).filter((kind) => present.has(kind)).map((kind) => element("button",
    { type: "button", "aria-pressed": String(!state.filter.kind.has(kind)), "data-kind": kind, click: () => toggle("kind", kind) },
    glyph(kind), className(kind), element("span", { class: "count" }, number(tally.get(kind) || 0))));
  const statuses = Object.keys(page.dashes).filter((status) => links.some((link) => link.status === status));
  legend.setAttribute("aria-label", word("legend"));
  legend.replaceChildren(...classes, ...statuses.map((status) => element("span", { class: "dash" }, dash(status), statusName(status))));
}

function dash(status) {
  const line = drawn("line", { x1: 0, x2: 26, y1: 4, y2: 4, "stroke-dasharray": page.dashes[status].join(" ") });
  return drawn("svg", { viewBox: "0 0 26 8", "aria-hidden": "true" }, line);
}

function toggle(facet, value) {
  if (!state.filter[facet].delete(value)) state.filter[facet].add(value);
  changed();
}

function renderCounts() {
  const shown = things.filter(({ id }) => passing.things[id]).length, facts = links.filter(({ id }) => passing.links[id]).length;
  const drawnThings = stage.order.filter((id) => isThing(id) && isShown(id)).length;
  const some = stage.isHome ? [] : [`${word("showing")} ${number(drawnThings)} ${word("of")} ${number(shown)}`];
  const all = [counted(shown, "entity", "entities"), counted(facts, "fact", "facts"), counted(articles.length, "article", "articles")];
  const inGroups = stage.isHome && isOverview ? [`${word("showing")} ${number(stage.order.filter(isShown).length)} ${word("groups")}`] : [];
  document.getElementById("counts").textContent = [...some, ...inGroups, ...(some.length ? all.slice(1) : all)].join(" · ");
}
