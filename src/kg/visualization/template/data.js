// The embedded data and how to find one's way in it. Nothing of it ever becomes markup: text goes into text nodes only.
const embedded = (id) => JSON.parse(document.getElementById(id).textContent);

async function unpacked(id) {
  const packed = atob(document.getElementById(id).textContent);
  const bytes = new Uint8Array(packed.length);
  for (let at = 0; at < packed.length; at++) bytes[at] = packed.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}

// A table is a list for each column; here each row becomes an object that knows its number.
function rows(table) {
  const names = Object.keys(table);
  return table[names[0]].map((_, id) => {
    const row = { id };
    for (const name of names) row[name] = table[name][id];
    return row;
  });
}

const page = embedded("page");
if (!window.DecompressionStream) document.body.prepend(page.words.tooOld[page.language]);  // and there it ends
const tables = await unpacked("tables");
const things = rows(tables.things), lines = rows(tables.lines), links = rows(tables.links);
const groups = rows(tables.groups), quotes = rows(tables.quotes), articles = rows(tables.articles);

const thing = (id) => things[id];
const isThing = (id) => typeof id === "number";  // the marks of the overview are called g0, g1, …
const groupOf = (id) => groups[Number(id.slice(1))];

// The facts of each thing: links out, links in; and the links that each line stands for.
const outgoing = things.map(() => []), incoming = things.map(() => []);
const linksOf = lines.map(() => []), linesOf = things.map(() => []);
for (const link of links) {
  outgoing[link.from].push(link);
  incoming[link.to].push(link);
  linksOf[link.line].push(link);
}
for (const line of lines) {
  linesOf[line.from].push(line);
  if (line.to !== line.from) linesOf[line.to].push(line);
}
for (const group of groups) group.members = [];
for (const { id, group } of things) if (group !== null) groups[group].members.push(id);

const degree = (id) => outgoing[id].length + incoming[id].length;
const byDegree = (one, other) => degree(other) - degree(one) || one - other;
for (const group of groups) group.members.sort(byDegree);

const literalOf = (id, relation) => thing(id).literals.find((fact) => fact.relation === relation)?.value;

// Search keys: without case and marks (đ is a letter of its own, not a d with a mark).
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();

// Invisible characters that turn the direction of writing could make a name on the canvas read as another one.
const visible = (text) => text.replace(/[\u0000-\u001f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");

const between = (least, value, most) => Math.max(least, Math.min(value, most));

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value !== null && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}

function drawn(tag, attributes, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}
