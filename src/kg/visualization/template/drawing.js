// The network itself: vis-network draws and moves what is on the stage.
const container = document.getElementById("network");
const nodeSet = new vis.DataSet(), edgeSet = new vis.DataSet();
const network = new vis.Network(container, { nodes: nodeSet, edges: edgeSet }, embedded("options"));

const isChosen = (id) => Boolean(state.chosen) && state.chosen.node === id;
const touches = (edge) => Boolean(state.chosen) && (state.chosen.line === edge.id || isChosen(edge.from) || isChosen(edge.to));
const STAR = 0.8;
const isRelated = (edge) => touches(edge) && !stage.isStar;  // where nearly every line is one of the chosen thing's, none stands out

// 3 for what is chosen, 2 for what is around it, 1 for everything when nothing is chosen, 0 for what recedes.
let near = null;
const emphasis = (id) => (state.hovered === id ? 3 : !near ? 1 : isChosen(id) ? 3 : near.has(id) ? 2 : 0);

function around() {
  if (!state.chosen) return null;
  if ("line" in state.chosen) return new Set([lines[state.chosen.line].from, lines[state.chosen.line].to]);
  const { node } = state.chosen;
  if (!isOnStage(node)) return null;
  if (isThing(node)) return new Set(neighbourhood([node], state.depth, (id) => isOnStage(id) && isShown(id)));
  return new Set([node, ...stage.edgesOf.get(node).flatMap(({ from, to }) => [from, to])]);
}

const RENDERERS = { thing: sheet, group: ring };
const withShape = (node) => (node.shape === "custom" ? { ...node, ctxRenderer: RENDERERS[isThing(node.id) ? "thing" : "group"] } : node);

// A window that is higher than the picture gets a higher picture.
const MOST_STRETCH = 1.7;
function stretch() {
  const xs = stage.nodes.map(({ x }) => x), ys = stage.nodes.map(({ y }) => y);
  const across = Math.max(...xs) - Math.min(...xs) || 1, down = Math.max(...ys) - Math.min(...ys) || 1;
  const { clientWidth: width, clientHeight: height } = container, most = isNarrow() ? (height - 330) / SMALLEST / down : MOST_STRETCH;
  return between(1, ((height - 250) / (width - 190)) * (across / down), Math.max(1, Math.min(most, MOST_STRETCH)));
}

function fillStage() {
  const taller = stage.nodes.length ? stretch() : 1;
  stage.isFilled = false;  // vis-network draws while it is being filled
  edgeSet.clear();
  nodeSet.clear();
  nodeSet.add(stage.nodes.map((node) => ({ ...withShape(node), y: node.y * taller, ...nodeLook(node.id) })));
  edgeSet.add(stage.edges.map((edge) => ({ ...edge, ...edgeLook(edge) })));
  stage.isFilled = true;
}

function nodeLook(id) {
  const colors = palette();
  return {
    hidden: !isShown(id),
    ...(isThing(id) ? {} : { size: ringSize(id) }),
    opacity: emphasis(id) ? 1 : 0.16,
    borderWidth: isChosen(id) ? 3 : 1.5,
    color: { background: fill(kindOf(id)), border: isChosen(id) ? colors.strong : colors.ring },
  };
}

// A ring shrinks with what the filters leave of its group.
const ringSizes = new Map(home.nodes.map(({ id, size }) => [id, size]));
const ringSize = (id) => ringSizes.get(id) * Math.max(0.4, Math.sqrt(sharesOf(groupOf(id)).total / groupOf(id).members.length));

function edgeLook(edge) {
  const colors = palette(), related = isRelated(edge);
  return {
    hidden: !isEdgeShown(edge),
    width: isThing(edge.from) ? (related ? 2 : 1.1) : 0.6 + Math.log2(edge.links),
    color: { color: related ? colors.strong : colors.edge, opacity: near && !touches(edge) && !(near.has(edge.from) && near.has(edge.to)) ? 0.15 : isThing(edge.from) ? 1 : 0.45 },
    ...(isThing(edge.from) ? { dashes: dashes(edge.id) } : { arrows: { to: { enabled: false } } }),
  };
}

// A line is solid as soon as one of its facts simply holds.
function dashes(id) {
  const patterns = linksOf[id].filter((link) => passing.links[link.id]).map(({ status }) => page.dashes[status]);
  return patterns.includes(undefined) || !patterns.length ? false : patterns[0];
}

// Puts the state into colours: one update of the data, then one frame.
function paint() {
  near = around();
  stage.isStar = stage.edges.length > 1 && stage.edges.filter(touches).length > STAR * stage.edges.length;
  nodeSet.update(stage.nodes.map(({ id }) => ({ id, ...nodeLook(id) })));
  edgeSet.update(stage.edges.map((edge) => ({ id: edge.id, ...edgeLook(edge) })));
}

let untouched = true;  // until someone zooms or drags
const isNarrow = () => container.clientWidth <= 720;
const isSheet = () => window.matchMedia("(max-width: 720px), (max-width: 900px) and (orientation: portrait)").matches;  // as in style.css
const hintLine = document.getElementById("hint");
const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
const glide = () => (still ? false : { duration: 350, easingFunction: "easeInOutQuad" });
const aside = () => [panel, outline].find((one) => !one.hidden);

// The part of the window that header, legend, card and panel leave free.
function freeRoom() {
  const { clientWidth: width, clientHeight: height } = container;
  const box = { left: 0, right: width, top: document.getElementById("top").offsetHeight, bottom: height - 64 };
  if (!hintLine.hidden) box.top += hintLine.offsetHeight;
  if (!card.hidden && isSheet()) box.bottom = height - card.offsetHeight;
  if (!card.hidden && !isSheet()) box.right -= card.offsetWidth + 16;
  if (aside() && !isNarrow()) box.left += aside().offsetWidth + 16;
  const offset = { x: (box.left + box.right - width) / 2, y: (box.top + box.bottom - height) / 2 };
  return { width: box.right - box.left, height: box.bottom - box.top, offset };
}

const SMALLEST = 0.45, LARGEST = 1.2;

function bounds(ids) {
  const points = ids.filter((id) => isOnStage(id) && isShown(id)).map((id) => network.getPosition(id));
  const xs = points.map((point) => point.x), ys = points.map((point) => point.y);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

const scaleFor = (box, room) => Math.min((room.width - 190) / (box.right - box.left || 1), (room.height - 126) / (box.bottom - box.top || 1));

// Shows a thing with its neighbours, as near as they allow.
function goTo(id) {
  if (!isOnStage(id)) return;
  untouched = false;
  const room = freeRoom();
  const scale = between(SMALLEST, scaleFor(bounds([...near]), room), Math.max(0.9, Math.min(network.getScale(), LARGEST)));
  network.moveTo({ position: network.getPosition(id), scale, offset: room.offset, animation: glide() });
}

// Shows everything; on a small screen, where everything would be too small, the best-linked thing and what is around it.
function fit(animation) {
  untouched = true;
  const shown = stage.order.filter(isShown);
  if (!shown.length) return;
  const box = bounds(shown), room = freeRoom();
  const scale = Math.min(LARGEST, scaleFor(box, room));
  const position = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  if (scale > (isNarrow() ? SMALLEST : 0.1)) return network.moveTo({ position, scale, offset: room.offset, animation });
  const { x, y } = network.getPosition(isOnStage(state.focus[0]) ? state.focus[0] : shown[0]);
  const height = (room.height / 2 - 63) / SMALLEST;
  const clear = box.bottom - box.top > 2 * height ? between(box.top + height, y, box.bottom - height) : position.y;
  network.moveTo({ position: { x, y: clear }, scale: SMALLEST, offset: room.offset, animation });
}
