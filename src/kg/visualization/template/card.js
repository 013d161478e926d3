// The card at the side: what the graph knows of the chosen thing or line, with the sentences that say so as footnotes.
const card = document.getElementById("card");

class Footnotes {
  constructor() { this.notes = new Map(); }

  // Claims from one sentence share a footnote.
  number(quote) {
    const key = `${quote.article} ${quote.start - quote.prefix.length}`;
    if (!this.notes.has(key)) this.notes.set(key, []);
    this.notes.get(key).push(quote);
    return [...this.notes.keys()].indexOf(key) + 1;
  }

  references(facts) {
    const found = [...new Set(facts.flatMap((fact) => fact.quotes).map((number) => this.number(page.quotes[number])))].sort((one, other) => one - other);
    return found.map((number) => element("a", { class: "ref", href: `#evidence-${number}`, click: (event) => reveal(event, number) }, String(number)));
  }

  section() {
    if (!this.notes.size) return [];
    const list = [...this.notes.values()].map((quotes, number) => footnote(quotes, number + 1));
    return [element("section", { class: "evidence" }, element("h3", {}, word("evidence")), ...list)];
  }
}

function reveal(event, number) {
  event.preventDefault();
  const note = document.getElementById(`evidence-${number}`);
  note.scrollIntoView({ block: "nearest", behavior: "smooth" });
  note.classList.remove("flash");
  void note.offsetWidth;  // restarts the animation
  note.classList.add("flash");
}

function footnote(quotes, number) {
  const sources = [...new Set(quotes.map((quote) => `${word("rule")} ${quote.rule} · ${word("confidence")} ${Math.round(quote.confidence * 100)} %`))];
  return element("div", { id: `evidence-${number}` },
    element("span", { class: "number" }, String(number)),
    element("div", {}, sentence(quotes), element("p", { class: "from" }, ...origin(page.articles[quotes[0].article]), element("br"), sources.join("; "))));
}

// The sentence with everything marked that proves one of the facts on the card.
function sentence(quotes) {
  const longest = quotes.reduce((one, other) => (length(other) > length(one) ? other : one));
  const text = longest.prefix + longest.exact + longest.suffix;
  const begin = longest.start - longest.prefix.length;
  const characters = Array.from(text);
  const marked = characters.map(() => false);
  for (const quote of quotes) marked.fill(true, quote.start - begin, quote.start - begin + Array.from(quote.exact).length);
  const block = element("blockquote", { dir: "auto" });
  for (let at = 0; at < characters.length;) {
    let end = at;
    while (end < characters.length && marked[end] === marked[at]) end++;
    const piece = characters.slice(at, end).join("");
    block.append(marked[at] ? element("mark", {}, piece) : piece);
    at = end;
  }
  return block;
}
const length = (quote) => quote.prefix.length + quote.exact.length + quote.suffix.length;

function origin(article) {
  const title = article.title || word("untitled");
  const linked = /^https?:\/\//i.test(article.url)
    ? element("a", { href: article.url, target: "_blank", rel: "noopener noreferrer" }, title)
    : element("span", {}, title);
  return [linked, ...[article.publisher, shownDate(article.published)].filter(Boolean).map((part) => ` · ${part}`)];
}

function showNode(id) {
  const { kind, label, aliases, literals } = thing(id);
  const notes = new Footnotes();
  const parts = [
    element("p", { class: "kicker" }, glyph(kind), className(kind)),
    element("h2", { dir: "auto" }, label),
    ...(aliases.length ? [element("p", { class: "also" }, `${word("aliases")}: ${aliases.join("; ")}`)] : []),
    ...sections(grouped(literals, (fact) => fact.value, "out"), (facts) => literalRow(facts, notes)),
    ...sections(grouped(outgoing[id], (link) => link.to, "out"), (links) => linkRow(links, links[0].to, notes)),
    ...sections(grouped(incoming[id], (link) => link.from, "in"), (links) => linkRow(links, links[0].from, notes)),
  ];
  show(...parts, ...notes.section());
}

function showEdge(id) {
  const { from, to } = edgeList[id];
  const notes = new Footnotes();
  const end = (node) => element("button", { type: "button", class: "value", dir: "auto", click: () => choose({ node }, true) }, glyph(thing(node).kind), thing(node).label);
  const relations = linksOf.get(id).map((link) => element("div", { class: "arrow" }, `↓ ${onLine(link.relation)}`, ...badges([link]), ...notes.references([link])));
  show(element("div", { class: "between" }, end(from), ...relations, end(to)), ...notes.section());
}

// Facts with the same other end share a row, and rows with the same relations a heading: "Chủ trì, phát biểu tại".
function grouped(facts, other, side) {
  const rows = new Map(), groups = new Map();
  for (const fact of facts) rows.set(other(fact), [...(rows.get(other(fact)) || []), fact]);
  for (const row of rows.values()) {
    const titles = [...new Set(row.map((fact) => onCard(fact.relation, side)))];
    const title = titles.map((text, number) => (number ? text.charAt(0).toLocaleLowerCase("vi") + text.slice(1) : text)).join(", ");
    groups.set(title, [...(groups.get(title) || []), row]);
  }
  return groups;
}

function sections(groups, row) {
  return [...groups].flatMap(([title, members]) => [element("h3", {}, title), element("ul", {}, ...members.map(row))]);
}

function literalRow(facts, notes) {
  const value = element("span", { class: "value", dir: "auto" }, shownValue(facts[0]));
  return element("li", { class: "row" }, element("div", {}, value, ...badges(facts), ...notes.references(facts)));
}

function linkRow(links, other, notes) {
  const target = element("button", { type: "button", class: "value", dir: "auto", click: () => choose({ node: other }, true) }, thing(other).label);
  return element("li", { class: "row" }, glyph(thing(other).kind), element("div", {}, target, ...badges(links), ...notes.references(links)));
}

function badges(facts) {
  const statuses = new Set(facts.map((fact) => statusName(fact.status)).filter(Boolean));
  return [...statuses].map((status) => element("span", { class: "badge" }, status));
}

function show(...parts) {
  const close = element("button", { type: "button", class: "close", "aria-label": word("close"), click: () => choose(null) }, "×");
  card.replaceChildren(close, element("div", { class: "scroll" }, ...parts));
  card.hidden = false;
}

function renderCard() {
  if (!state.chosen) card.hidden = true;
  else if ("node" in state.chosen) showNode(state.chosen.node);
  else showEdge(state.chosen.edge);
}
