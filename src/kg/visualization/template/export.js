// What is shown, as a picture (PNG, SVG), on paper, and as a graph for other programs (GEXF, GraphML).
function save(name, content, type) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  element("a", { href: address, download: `${fileName()}.${name}` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

const fileName = () => folded(page.title).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "graph";
const shownThings = () => stage.order.filter((id) => isThing(id) && isShown(id)).sort((one, other) => one - other);
const selection = () => (stage.isHome && isOverview ? things.filter(({ id }) => passing.things[id]).map(({ id }) => id) : shownThings());

function savePng() {
  const source = container.querySelector("canvas"), canvas = element("canvas", { width: source.width, height: source.height });
  const ctx = canvas.getContext("2d");
  ctx.fillStyle = palette().paper;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.drawImage(source, 0, 0);
  canvas.toBlob((blob) => save("png", blob));
}

// The same picture as the canvas shows, as shapes and words.
function svgPicture() {
  const { clientWidth: width, clientHeight: height } = container, scale = network.getScale(), colors = palette();
  const view = { scale, origin: network.DOMtoCanvas({ x: 0, y: 0 }) };
  const at = (id) => onScreen(view, network.body.nodes[id]);
  const shownEdges = stage.edges.filter(isEdgeShown);
  const strokes = shownEdges.map((edge) => {
    const middle = onScreen(view, edgeType(edge).getPoint(0.5)), from = at(edge.from), to = at(edge.to);
    const bend = { x: 2 * middle.x - (from.x + to.x) / 2, y: 2 * middle.y - (from.y + to.y) / 2 };
    const pattern = isThing(edge.from) && dashes(edge.id);
    return drawn("path", { d: `M${round(from.x)} ${round(from.y)}Q${round(bend.x)} ${round(bend.y)} ${round(to.x)} ${round(to.y)}`, fill: "none", stroke: colors.edge, "stroke-width": 1.1, ...(pattern ? { "stroke-dasharray": pattern.join(" ") } : {}) });
  });
  const shapes = stage.order.filter(isShown).map((id) => {
    const { x, y } = at(id), size = nodeSet.get(id).size * scale / 8;
    const title = drawn("title", {}, visible(nameOf(id)));
    return drawn("path", { d: isThing(id) ? OUTLINES[page.classes[thing(id).kind].shape] : OUTLINES.dot, fill: fill(kindOf(id)), transform: `translate(${round(x - 8 * size)} ${round(y - 8 * size)}) scale(${round(size)})` }, title);
  });
  const words = placed.flatMap((label) => (label.lines ? label.lines.map((line, row) => svgText(line, label.x, label.top + (row + 0.8) * label.leading, label.size, colors)) : [svgText(label.text, label.x, label.y + 4, EDGE_FONT, colors, label.angle)]));
  return drawn("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "font-family": FAMILY },
    drawn("rect", { width, height, fill: colors.paper }), ...strokes, ...shapes, ...words);
}

const round = (value) => Math.round(value * 100) / 100;

function svgText(text, x, y, size, colors, angle = 0) {
  const turn = angle ? { transform: `rotate(${round(angle * 180 / Math.PI)} ${round(x)} ${round(y - 4)})` } : {};
  return drawn("text", { x: round(x), y: round(y), "font-size": round(size), "text-anchor": "middle", fill: colors.ink, stroke: colors.paper, "stroke-width": 3, "paint-order": "stroke", ...turn }, text);
}

// XML 1.0 has no place for most control characters.
const legal = (text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
const xml = (root) => `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;

function builder(namespace) {
  const make = (tag, attributes = {}, ...children) => {
    const node = document.createElementNS(namespace, tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, legal(String(value)));
    node.append(...children.map((child) => (typeof child === "string" ? legal(child) : child)));
    return node;
  };
  return make;
}

function selected() {
  const ids = selection(), on = new Set(ids);
  return { ids, facts: links.filter((link) => passing.links[link.id] && on.has(link.from) && on.has(link.to)) };
}

const iriOf = (id) => tables.base + thing(id).iri;

function graphml() {
  const make = builder("http://graphml.graphdrawing.org/xmlns"), { ids, facts } = selected();
  const keys = [["label", "node"], ["class", "node"], ["relation", "edge"], ["status", "edge"], ["from", "edge"], ["to", "edge"]];
  const data = (scope, values) => Object.entries(values).filter(([, value]) => value).map(([key, value]) => make("data", { key: `${scope}-${key}` }, value));
  return xml(make("graphml", {},
    ...keys.map(([key, scope]) => make("key", { id: `${scope}-${key}`, for: scope, "attr.name": key, "attr.type": "string" })),
    make("graph", { edgedefault: "directed" },
      ...ids.map((id) => make("node", { id: iriOf(id) }, ...data("node", { label: thing(id).label, class: thing(id).kind }))),
      ...facts.map((fact) => make("edge", { source: iriOf(fact.from), target: iriOf(fact.to) }, ...data("edge", { relation: fact.relation, status: fact.status, from: fact.since, to: fact.until }))))));
}

function gexf() {
  const make = builder("http://gexf.net/1.3"), { ids, facts } = selected();
  const attributes = (scope, titles) => make("attributes", { class: scope }, ...titles.map((title, id) => make("attribute", { id, title, type: "string" })));
  const data = (...values) => make("attvalues", {}, ...values.map((value, at) => make("attvalue", { for: at, value })));
  return xml(make("gexf", { version: "1.3" }, make("graph", { defaultedgetype: "directed" },
    attributes("node", ["class"]), attributes("edge", ["relation", "status"]),
    make("nodes", {}, ...ids.map((id) => make("node", { id: iriOf(id), label: thing(id).label }, data(thing(id).kind)))),
    make("edges", {}, ...facts.map((fact, at) => make("edge", { id: at, source: iriOf(fact.from), target: iriOf(fact.to), label: fact.relation }, data(fact.relation, fact.status)))))));
}

const EXPORTS = {
  png: savePng,
  svg: () => save("svg", xml(svgPicture()), "image/svg+xml"),
  gexf: () => save("gexf", gexf(), "application/xml"),
  graphml: () => save("graphml", graphml(), "application/xml"),
  print: () => window.print(),
};
const menu = document.getElementById("menu");

function renderMenu() {
  menu.replaceChildren(...Object.entries(EXPORTS).map(([key, run]) => element("li", { role: "none" },
    element("button", { type: "button", role: "menuitem", id: `export-${key}`, click: () => { toggleMenu(false); run(); } }, word(key)))));
}

function toggleMenu(open = menu.hidden) {
  menu.hidden = !open;
  document.getElementById("export").setAttribute("aria-expanded", String(open));
  if (open) menu.querySelector("button").focus();
}
