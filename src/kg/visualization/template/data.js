// The embedded data and how to find one's way in it. Nothing of it ever becomes markup: text goes into text nodes only.
const embedded = (id) => JSON.parse(document.getElementById(id).textContent);
const page = embedded("page");
const nodeList = embedded("nodes");
const edgeList = embedded("edges");

const state = {
  language: page.language,
  theme: window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
  hidden: new Set(),  // classes filtered out
  chosen: null,       // {node: id} or {edge: id}
  hovered: null,
};

const thing = (id) => page.things[id];
const say = (text) => (text ? text[state.language] || text.vi : "");
const word = (key) => say(page.words[key]);
const capital = (text) => text.charAt(0).toLocaleUpperCase("vi") + text.slice(1);
const onLine = (relation) => say(page.relations[relation].line);
const onCard = (relation, side) => say(page.relations[relation][side]) || capital(onLine(relation)) + (side === "in" ? " ←" : "");
const shownValue = (fact) => say(page.concepts[fact.value]) || shownDate(fact.value);
const className = (kind) => say(page.classes[kind].label);
const statusName = (status) => (status && status !== "current" ? say(page.status[status]) || status : "");

// The facts of each thing: links out, links in; and the links that each drawn edge stands for.
const outgoing = page.things.map(() => []);
const incoming = page.things.map(() => []);
const linksOf = new Map(edgeList.map((edge) => [edge.id, []]));
const edgesOf = page.things.map(() => []);
for (const link of page.links) {
  outgoing[link.from].push(link);
  incoming[link.to].push(link);
  linksOf.get(link.line).push(link);
}
for (const edge of edgeList) {
  edgesOf[edge.from].push(edge);
  edgesOf[edge.to].push(edge);
}
const degree = (id) => outgoing[id].length + incoming[id].length;

function edgeLabel(id) {
  const parts = linksOf.get(id).map((link) => {
    const status = statusName(link.status);
    return onLine(link.relation) + (status ? ` (${status})` : "");
  });
  return [...new Set(parts)].join(", ");
}

// Search keys: without case and marks (đ is a letter of its own, not a d with a mark).
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();

// Invisible characters that turn the direction of writing could make a name on the canvas read as another one.
const visible = (text) => text.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");

function shownDate(text) {
  const part = /^(-?-|\d{4})(?:-?(\d\d))?(?:-(\d\d))?$/.exec(text);
  if (!part) return text;
  return [part[3], part[2], part[1].startsWith("-") ? "" : part[1]].filter(Boolean).map((p) => p.replace(/^0/, "")).join("/");
}

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}
