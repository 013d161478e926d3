// What happens on click, key and change of filter; then everything is shown for the first time.

// After a change of filters or focus: what passes, what is on the stage, what is said about it.
function changed() {
  refilter();
  if (state.chosen && !isStillThere()) state.chosen = null;
  const isNew = restage();
  near = around();
  if (isNew) fillStage();
  renderAll();
  paint();
  if (isNew) { fit(false); if (!state.chosen) untouched = true; }
  remember();
}

const isStillThere = () => ("line" in state.chosen ? isLineShown(state.chosen.line) : isShown(state.chosen.node));

function choose(what, move = false) {
  const opens = card.hidden === Boolean(what);
  state.chosen = what;
  if (what && isThing(what.node)) step(what.node);
  if (what && needsStage(what)) { state.focus = [isThing(what.node) ? what.node : lines[what.line].from]; state.group = null; changed(); return; }
  near = around();
  renderCard();
  renderTrail();
  hintLine.hidden = Boolean(what);
  paint();
  remember();
  if (untouched && opens && !isNarrow()) fit(glide());  // the card takes its room from the whole picture, not from a part of it
  else if (what && "node" in what && (move || isNarrow())) goTo(what.node);
}

// What is not drawn at the moment is brought in from the data, with what is around it.
const needsStage = (what) => (isThing(what.node) ? !isOnStage(what.node) : "line" in what && !(isOnStage(lines[what.line].from) && isOnStage(lines[what.line].to)));

function enter(id) { state.focus = [id]; state.group = null; changed(); }
function leave() { state.focus = []; state.group = null; if (state.chosen && isOverview) state.chosen = null; changed(); }
function expandAround(id) { if (state.focus.length) state.focus = [...state.focus, id]; else state.focus = [id]; changed(); }
function openGroup(number) { state.group = number; state.focus = []; state.chosen = null; changed(); }

function setDepth(depth) {
  state.depth = depth;
  if (state.focus.length) changed();
  else { renderCard(); paint(); remember(); }
}

function renderAll() {
  renderLegend();
  renderCounts();
  renderCard();
  renderTrail();
  renderPanel();
  renderOutline();
  const isPart = state.focus.length > 0 || state.group !== null;
  document.getElementById("home").hidden = !isPart;
  hintLine.hidden = Boolean(state.chosen);
}

function renderWords() {
  document.documentElement.lang = state.language;
  document.querySelector("h1").textContent = page.title;
  container.setAttribute("aria-label", word("graph"));
  search.placeholder = word("search");
  search.setAttribute("aria-label", word("search"));
  for (const tool of ["fit", "theme", "filters", "list", "export"]) for (const name of ["title", "aria-label"]) document.getElementById(tool).setAttribute(name, word(tool));
  document.getElementById("language").textContent = word("language");
  document.getElementById("home").textContent = `← ${word("home")}`;
  hintLine.textContent = word(isOverview ? "hintOverview" : "hint");
  renderMenu();
  renderAll();
}

function setTheme(theme) {
  state.theme = theme;
  document.documentElement.dataset.theme = theme;
  renderAll();
  paint();
}

// The arrow keys go to the next thing in their direction; what lies ahead is nearer than what lies beside.
function neighbourTowards(key) {
  const [across, down] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  const shown = stage.order.filter(isShown);
  if (!state.chosen || !isOnStage(state.chosen.node)) return shown[0];
  const here = network.getPosition(state.chosen.node);
  const distance = (id) => {
    const { x, y } = network.getPosition(id), ahead = (x - here.x) * across + (y - here.y) * down;
    const beside = Math.abs((x - here.x) * down) + Math.abs((y - here.y) * across);
    return ahead > 1 && beside < ahead * 3 ? ahead + 2 * beside : Infinity;
  };
  const [best] = shown.map((id) => [distance(id), id]).filter(([far]) => far < Infinity).sort((one, other) => one[0] - other[0]);
  return best ? best[1] : undefined;
}

function onKey(event) {
  const isTyping = event.target.closest?.("input:not([type=checkbox], [type=range]), select, dialog");
  if (event.key === "/" && !isTyping) { event.preventDefault(); search.focus(); }
  else if (event.key === "Escape" && !reader.open) closeLast();
  else if (document.activeElement !== container) return;
  else if (event.key.startsWith("Arrow")) {
    const next = neighbourTowards(event.key);
    event.preventDefault();
    if (next !== undefined) choose({ node: next }, true);
  } else if (event.key === "Enter" && state.chosen && "node" in state.chosen) { event.preventDefault(); act(state.chosen.node); }
}

// Escape closes what was opened last: the menu, the card, a panel, and at last the part that is shown.
function closeLast() {
  if (!menu.hidden) toggleMenu(false);
  else if (state.chosen) choose(null);
  else if (!panel.hidden) togglePanel();
  else if (!outline.hidden) toggleOutline();
  else if (state.focus.length || state.group !== null) leave();
}

// A double click, or Enter on what is chosen: opens a group, shows a thing alone, or brings in what is around it.
function act(id) {
  if (!isThing(id)) openGroup(Number(id.slice(1)));
  else if (stage.isHome) enter(id);
  else expandAround(id);
}

// The second click of a double click means what the first one hit: the card that opens moves the picture in between.
let first = { time: -Infinity };
const SOON = 400, NEAR = 8;

function onClick({ nodes, edges, pointer: { DOM: { x, y } } }) {
  const time = performance.now(), isDouble = time - first.time < SOON && Math.hypot(x - first.x, y - first.y) < NEAR;
  if (isDouble && first.node !== undefined) { act(first.node); first = { time: -Infinity }; return; }
  first = { time, x, y, node: nodes[0] };
  const edge = stage.edges.find(({ id }) => id === edges[0]);
  if (nodes.length) choose({ node: nodes[0] });
  else if (edge && isThing(edge.from)) choose({ line: edge.id });
  else choose(null);
}

const hover = (id) => { state.hovered = id; container.style.cursor = id === null ? "" : "pointer"; network.redraw(); };
network.on("afterDrawing", drawLabels);
network.on("click", onClick);
network.on("hoverNode", ({ node }) => hover(node));
network.on("blurNode", () => hover(null));
network.on("hoverEdge", () => { container.style.cursor = "pointer"; });
network.on("blurEdge", () => { container.style.cursor = ""; });
for (const gesture of ["zoom", "dragStart"]) network.on(gesture, () => { untouched = false; });
window.addEventListener("resize", () => { if (untouched) { fillStage(); fit(false); } });
window.addEventListener("beforeprint", () => fit(false));
window.addEventListener("hashchange", () => { restore(location.hash.slice(1)); renderWords(); changed(); });
document.addEventListener("keydown", onKey);
document.addEventListener("click", ({ target }) => { if (!menu.hidden && !target.closest("#menu, #export")) toggleMenu(false); });

const TOOLS = {
  home: leave,
  fit: () => fit(glide()),
  theme: () => setTheme(state.theme === "dark" ? "light" : "dark"),
  language: () => { state.language = state.language === "vi" ? "en" : "vi"; renderWords(); network.redraw(); remember(); },
  filters: togglePanel,
  list: toggleOutline,
  export: () => toggleMenu(),
};
for (const [tool, run] of Object.entries(TOOLS)) document.getElementById(tool).addEventListener("click", run);

document.documentElement.dataset.theme = state.theme;
if (location.hash.length > 1) restore(location.hash.slice(1));
if (state.chosen && isThing(state.chosen.node)) step(state.chosen.node);
refilter();
renderWords();
changed();
fit(false);

container.removeAttribute("aria-busy");

// For scripts and tests: where on the page something is drawn, and what is shown.
const idOf = (label) => {
  const group = groups.find(({ main }) => main !== null && thing(main).label === label);
  return stage.isHome && group ? `g${group.id}` : things.findIndex((one) => one.label === label);
};

function whereLine(from, to) {
  const edge = stage.edges.find((one) => one.from === idOf(from) && one.to === idOf(to));
  const points = [0.5, 0.4, 0.6, 0.3, 0.7, 0.25, 0.75].map((share) => network.canvasToDOM(edgeType(edge).getPoint(share)));
  return points.find((point) => network.getEdgeAt(point) === edge.id && network.getNodeAt(point) === undefined);
}

window.vnkg = {
  network,
  whereNode: (label) => network.canvasToDOM(network.getPosition(idOf(label))),
  whereEdge: whereLine,
  shown: () => stage.order.filter(isShown).sort((one, other) => (one < other ? -1 : 1)).map(nameOf),
  labels: () => placed,
  data: { things, lines, links, quotes, articles },
};
