// The legend says what colours, shapes and dashes mean, and filters by class.
const legend = document.getElementById("legend");

function renderLegend() {
  const counts = {};
  for (const { kind } of page.things) counts[kind] = (counts[kind] || 0) + 1;
  const classes = Object.keys(page.classes).filter((kind) => counts[kind]).map((kind) => element("button",
    { type: "button", "aria-pressed": String(!state.hidden.has(kind)), "data-kind": kind, click: () => toggleClass(kind) },
    glyph(kind), className(kind), element("span", { class: "count" }, String(counts[kind]))));
  const statuses = Object.keys(page.dashes).filter((status) => page.links.some((link) => link.status === status));
  legend.setAttribute("aria-label", word("legend"));
  legend.replaceChildren(...classes, ...statuses.map((status) => element("span", { class: "dash" }, dash(status), statusName(status))));
}

function dash(status) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "line");
  for (const [name, value] of Object.entries({ x1: 0, x2: 26, y1: 4, y2: 4, "stroke-dasharray": page.dashes[status].join(" ") })) line.setAttribute(name, value);
  svg.setAttribute("viewBox", "0 0 26 8");
  svg.setAttribute("aria-hidden", "true");
  svg.append(line);
  return svg;
}

function toggleClass(kind) {
  if (!state.hidden.delete(kind)) state.hidden.add(kind);
  if (state.chosen && "node" in state.chosen && state.hidden.has(thing(state.chosen.node).kind)) choose(null);
  renderLegend();
  renderCounts();
  paint();
}

function renderCounts() {
  const things = page.things.filter(({ kind }) => !state.hidden.has(kind)).length;
  const links = page.links.filter(({ from, to }) => isShown(from) && isShown(to)).length;
  const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;
  const parts = [count(things, word("entity"), word("entities")), count(links, word("fact"), word("facts")), count(page.articles.length, word("article"), word("articles"))];
  document.getElementById("counts").textContent = parts.join(" · ");
}
