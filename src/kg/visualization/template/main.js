// The network itself: vis-network draws and moves what Python has laid out; here is what happens on click and hover.
const container = document.getElementById("network");
const nodeSet = new vis.DataSet(nodeList.map((node) => (node.shape === "custom" ? { ...node, ctxRenderer: sheet } : node)));
const edgeSet = new vis.DataSet(edgeList);
const nodeOrder = nodeList.map((node) => node.id).sort((one, other) => degree(other) - degree(one) || one - other);
const network = new vis.Network(container, { nodes: nodeSet, edges: edgeSet }, embedded("options"));

const isShown = (id) => !state.hidden.has(thing(id).kind);
const isChosen = (id) => Boolean(state.chosen) && state.chosen.node === id;
const isRelated = (edge) => Boolean(state.chosen) && (state.chosen.edge === edge.id || state.chosen.node === edge.from || state.chosen.node === edge.to);

// 3 for what is chosen, 2 for its neighbours, 1 for everything when nothing is chosen, 0 for what recedes.
let near = null;
const emphasis = (id) => (state.hovered === id ? 3 : !near ? 1 : isChosen(id) ? 3 : near.has(id) ? 2 : 0);

function neighbourhood() {
  if (!state.chosen) return null;
  if ("edge" in state.chosen) { const { from, to } = edgeList[state.chosen.edge]; return new Set([from, to]); }
  const id = state.chosen.node;
  return new Set([id, ...edgesOf[id].flatMap((edge) => [edge.from, edge.to])]);
}

function edgesToLabel() {
  const shown = edgeList.filter((edge) => isShown(edge.from) && isShown(edge.to));
  if (near) return shown.filter(isRelated);
  return shown.length > 400 && network.getScale() < 0.8 ? [] : shown;
}

const edgeType = (edge) => network.body.edges[edge.id].edgeType;

// Puts the state into colours: one update of the data, then one frame.
function paint() {
  near = neighbourhood();
  const colors = palette();
  nodeSet.update(nodeList.map(({ id }) => ({
    id,
    hidden: !isShown(id),
    opacity: emphasis(id) ? 1 : 0.16,
    borderWidth: isChosen(id) ? 3 : 1.5,
    color: { background: fill(thing(id).kind), border: isChosen(id) ? colors.strong : colors.ring },
  })));
  edgeSet.update(edgeList.map((edge) => ({
    id: edge.id,
    hidden: !isShown(edge.from) || !isShown(edge.to),
    width: isRelated(edge) ? 2 : 1.1,
    color: { color: isRelated(edge) ? colors.strong : colors.edge, opacity: near && !isRelated(edge) ? 0.15 : 1 },
  })));
}

function choose(what, move = false) {
  const opens = card.hidden === Boolean(what);
  state.chosen = what;
  renderCard();
  document.getElementById("hint").hidden = Boolean(what);
  paint();
  if (untouched && opens && !isNarrow()) fit(glide());  // the card takes its room from the whole picture, not from a part of it
  else if (what && "node" in what && (move || isNarrow())) goTo(what.node);
}

let untouched = true;  // until someone zooms or drags
const isNarrow = () => container.clientWidth <= 720;
const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
const glide = () => (still ? false : { duration: 350, easingFunction: "easeInOutQuad" });

// The part of the window that header, legend and card leave free.
function freeRoom() {
  const box = { left: 0, right: container.clientWidth, top: document.getElementById("top").offsetHeight, bottom: container.clientHeight - 60 };
  if (!card.hidden && isNarrow()) box.bottom = container.clientHeight - card.offsetHeight;
  if (!card.hidden && !isNarrow()) box.right -= card.offsetWidth + 16;
  const offset = { x: (box.left + box.right - container.clientWidth) / 2, y: (box.top + box.bottom - container.clientHeight) / 2 };
  return { width: box.right - box.left, height: box.bottom - box.top, offset };
}

const SMALLEST = 0.45, LARGEST = 1.2;
const between = (least, value, most) => Math.max(least, Math.min(value, most));

function bounds(ids) {
  const points = ids.filter(isShown).map((id) => network.getPosition(id));
  const xs = points.map((point) => point.x), ys = points.map((point) => point.y);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

const scaleFor = (box, room) => Math.min((room.width - 190) / (box.right - box.left || 1), (room.height - 126) / (box.bottom - box.top || 1));

// Shows a thing with its neighbours, as near as they allow.
function goTo(id) {
  untouched = false;
  const room = freeRoom();
  const scale = between(SMALLEST, scaleFor(bounds([...near]), room), Math.max(0.9, Math.min(network.getScale(), LARGEST)));
  network.moveTo({ position: network.getPosition(id), scale, offset: room.offset, animation: glide() });
}

// Shows everything; on a small screen, where everything would be too small, the best-linked thing and what is around it.
function fit(animation) {
  untouched = true;
  const shown = nodeOrder.filter(isShown);
  if (!shown.length) return;
  const box = bounds(shown), room = freeRoom();
  const scale = Math.min(LARGEST, scaleFor(box, room));
  const position = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  if (!isNarrow() || scale > SMALLEST) return network.moveTo({ position, scale, offset: room.offset, animation });
  const { x, y } = network.getPosition(shown[0]);
  const height = (room.height / 2 - 63) / SMALLEST;
  const clear = box.bottom - box.top > 2 * height ? between(box.top + height, y, box.bottom - height) : position.y;
  network.moveTo({ position: { x, y: clear }, scale: SMALLEST, offset: room.offset, animation });
}

function renderWords() {
  document.documentElement.lang = state.language;
  document.querySelector("h1").textContent = page.title;
  container.setAttribute("aria-label", word("graph"));
  search.placeholder = word("search");
  search.setAttribute("aria-label", word("search"));
  for (const tool of ["fit", "theme"]) for (const name of ["title", "aria-label"]) document.getElementById(tool).setAttribute(name, word(tool));
  document.getElementById("language").textContent = word("language");
  document.getElementById("hint").textContent = word("hint");
  renderLegend();
  renderCounts();
  renderCard();
}

function setTheme(theme) {
  state.theme = theme;
  document.documentElement.dataset.theme = theme;
  renderLegend();
  renderCard();
  paint();
}

network.on("afterDrawing", drawLabels);
network.on("click", ({ nodes, edges }) => choose(nodes.length ? { node: nodes[0] } : edges.length ? { edge: edges[0] } : null));
network.on("hoverNode", ({ node }) => { state.hovered = node; container.style.cursor = "pointer"; network.redraw(); });
network.on("blurNode", () => { state.hovered = null; container.style.cursor = ""; network.redraw(); });
network.on("hoverEdge", () => { container.style.cursor = "pointer"; });
network.on("blurEdge", () => { container.style.cursor = ""; });
for (const gesture of ["zoom", "dragStart"]) network.on(gesture, () => { untouched = false; });
window.addEventListener("resize", () => { if (untouched) fit(false); });
document.getElementById("fit").addEventListener("click", () => fit(glide()));
document.getElementById("theme").addEventListener("click", () => setTheme(state.theme === "dark" ? "light" : "dark"));
document.getElementById("language").addEventListener("click", () => { state.language = state.language === "vi" ? "en" : "vi"; renderWords(); network.redraw(); });

renderWords();
setTheme(state.theme);
fit(false);

// For scripts and tests: where on the page something is drawn, and what is shown.
const idOf = (label) => page.things.findIndex((one) => one.label === label);
const edgeOf = (from, to) => edgeList.find((edge) => edge.from === idOf(from) && edge.to === idOf(to));

function whereEdge(from, to) {
  const edge = edgeOf(from, to);
  const points = [0.5, 0.4, 0.6, 0.3, 0.7, 0.25, 0.75].map((part) => network.canvasToDOM(edgeType(edge).getPoint(part)));
  return points.find((point) => network.getEdgeAt(point) === edge.id && network.getNodeAt(point) === undefined);
}

window.vnkg = {
  network,
  whereNode: (label) => network.canvasToDOM(network.getPosition(idOf(label))),
  whereEdge,
  shown: () => page.things.filter((_, id) => isShown(id)).map(({ label }) => label),
};
