// Labels are drawn here rather than by vis-network: they keep a readable size at every zoom, wrap between words,
// and give way to each other, the more important ones first, instead of being written over each other.
const NODE_FONT = 12.5, EDGE_FONT = 11, WRAP = 172, NARROW = 128, LEADING = 1.22;
const FAMILY = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif';
const NOBODY = -1;
const wrapped = new Map();

function wrap(ctx, text, width) {
  const key = `${ctx.font}|${text}`;
  if (!wrapped.has(key)) {
    const pieces = visible(text).split(/\s+/);
    let lines = filled(ctx, pieces, width);
    for (let less = width * 0.92; less > width / 2; less *= 0.92) {  // even lines rather than a last word alone
      const narrower = filled(ctx, pieces, less);
      if (narrower.length > lines.length) break;
      lines = narrower;
    }
    if (lines.length > 3) lines = [...lines.slice(0, 2), `${lines[2]} …`];
    wrapped.set(key, { lines, width: Math.max(...lines.map((line) => ctx.measureText(line).width)) });
  }
  return wrapped.get(key);
}

function filled(ctx, pieces, width) {
  const lines = [];
  for (const piece of pieces) {
    const longer = lines.length ? `${lines[lines.length - 1]} ${piece}` : piece;
    if (lines.length && ctx.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(piece);
  }
  return lines;
}

// Rectangles that are taken, in screen pixels, in a coarse grid so that thousands can be asked.
class Taken {
  constructor(cell = 96) { this.cell = cell; this.grid = new Map(); }
  *cells(box) {
    for (let x = Math.floor(box.left / this.cell); x <= Math.floor(box.right / this.cell); x++)
      for (let y = Math.floor(box.top / this.cell); y <= Math.floor(box.bottom / this.cell); y++) yield `${x} ${y}`;
  }
  add(box) {
    for (const cell of this.cells(box)) {
      if (!this.grid.has(cell)) this.grid.set(cell, []);
      this.grid.get(cell).push(box);
    }
  }
  free(box, own) {
    for (const cell of this.cells(box))
      for (const other of this.grid.get(cell) || [])
        if (other.own !== own && box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom) return false;
    return true;
  }
}

let placed = [];  // the labels of the last frame: their boxes and words, for the export and the tests

function drawLabels(ctx) {
  placed = [];
  const scale = network.getScale();
  const view = { scale, origin: network.DOMtoCanvas({ x: 0, y: 0 }), width: container.clientWidth, height: container.clientHeight };
  const taken = new Taken();
  if (!stage.isFilled) return;
  const shown = stage.order.filter((id) => isShown(id) && inView(view, id));
  for (const id of shown) if (emphasis(id) > 0 && nodeSet.get(id).size * scale > 4) taken.add(glyphBox(view, id));
  ctx.save();
  ctx.translate(view.origin.x, view.origin.y);
  ctx.scale(1 / scale, 1 / scale);  // from here on one unit is one pixel of the screen
  ctx.lineJoin = "round";
  const labels = shown.filter((id) => emphasis(id) > 0).sort((one, other) => emphasis(other) - emphasis(one));
  for (const id of labels) drawNodeLabel(ctx, view, taken, id);
  for (const edge of edgesToLabel()) drawEdgeLabel(ctx, view, taken, edge);
  ctx.restore();
}

const onScreen = (view, point) => ({ x: (point.x - view.origin.x) * view.scale, y: (point.y - view.origin.y) * view.scale });

function edgesToLabel() {
  const shown = stage.edges.filter((edge) => isThing(edge.from) && isEdgeShown(edge));
  if (near) return shown.filter(touches);
  return shown.length > 400 && network.getScale() < 0.8 ? [] : shown;
}

function inView(view, id) {
  const point = onScreen(view, network.body.nodes[id]);
  return point.x > -90 && point.y > -60 && point.x < view.width + 90 && point.y < view.height + 30;
}

function glyphBox(view, id) {
  const point = onScreen(view, network.body.nodes[id]);
  const reach = nodeSet.get(id).size * view.scale;
  return { left: point.x - reach, right: point.x + reach, top: point.y - reach, bottom: point.y + reach, own: id };
}

function drawNodeLabel(ctx, view, taken, id) {
  const strong = isChosen(id) || state.hovered === id;
  const size = NODE_FONT * Math.min(1.15, Math.max(0.92, view.scale));
  ctx.font = `${strong || weight(id) > 7 ? "600 " : ""}${size}px ${FAMILY}`;
  const { lines, width } = wrap(ctx, nameOf(id), isThing(id) ? WRAP : NARROW);
  const glyph = glyphBox(view, id);
  const x = (glyph.left + glyph.right) / 2, height = lines.length * size * LEADING;
  const places = [glyph.bottom + 3, glyph.top - 3 - height];
  if (hangsOver(id)) places.reverse();
  const boxes = places.map((top) => ({ left: x - width / 2 - 2, right: x + width / 2 + 2, top, bottom: top + height, own: id }));
  const box = boxes.find((candidate) => taken.free(candidate, id)) || (strong ? boxes[0] : null);
  if (!box) return;
  taken.add({ ...box, own: null });
  placed.push({ ...box, lines, x, size, leading: size * LEADING });
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  lines.forEach((line, number) => outlined(ctx, line, x, box.top + number * size * LEADING, palette().ink));
}

// Where all lines lead downwards, the label stands above.
function hangsOver(id) {
  const y = network.body.nodes[id].y;
  const others = stage.edgesOf.get(id).map((edge) => network.body.nodes[edge.from === id ? edge.to : edge.from].y - y);
  return others.length > 0 && others.every((below) => below > -20) && others.some((below) => below > 60);
}

// Words along the line they are about, where there is room for them.
function drawEdgeLabel(ctx, view, taken, edge) {
  const from = onScreen(view, network.body.nodes[edge.from]), to = onScreen(view, network.body.nodes[edge.to]);
  const text = visible(lineLabel(edge.id));
  const related = isRelated(edge);
  ctx.font = `${related ? "600 " : ""}${EDGE_FONT}px ${FAMILY}`;
  const width = ctx.measureText(text).width;
  if (Math.hypot(to.x - from.x, to.y - from.y) < width + 44) return;
  let angle = Math.atan2(to.y - from.y, to.x - from.x);
  if (angle > Math.PI / 2 || angle <= -Math.PI / 2) angle += Math.PI;
  for (const part of [0.5, 0.4, 0.6, 0.32, 0.68]) {
    const middle = onScreen(view, edgeType(edge).getPoint(part));
    const boxes = along(middle, angle, width);
    if (!boxes.every((box) => taken.free(box, NOBODY))) continue;
    boxes.forEach((box) => taken.add(box));
    placed.push({ text, ...middle, angle, width, boxes });
    ctx.save();
    ctx.translate(middle.x, middle.y);
    ctx.rotate(angle);
    ctx.fillStyle = palette().paper;
    ctx.fillRect(-width / 2 - 3, -EDGE_FONT * 0.6, width + 6, EDGE_FONT * 1.2);
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillStyle = related ? palette().strong : palette().soft;
    ctx.fillText(text, 0, 0);
    ctx.restore();
    return;
  }
}

function along(middle, angle, width) {
  const steps = Math.max(1, Math.ceil(width / 14));
  return Array.from({ length: steps + 1 }, (_, step) => {
    const shift = (step / steps - 0.5) * width;
    const x = middle.x + Math.cos(angle) * shift, y = middle.y + Math.sin(angle) * shift;
    return { left: x - 7, right: x + 7, top: y - 7, bottom: y + 7 };
  });
}

const edgeType = (edge) => network.body.edges[edge.id].edgeType;

function outlined(ctx, text, x, y, color) {
  ctx.strokeStyle = palette().paper;
  ctx.lineWidth = 4;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = color;
  ctx.fillText(text, x, y);
}
