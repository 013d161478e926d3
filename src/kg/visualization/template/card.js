// The card at the side: what the graph knows of the chosen thing or line, with the sentences that say so as footnotes.
const card = document.getElementById("card");

// Evidence as footnotes: what stands in one stretch of an article makes one note, in which everything is marked.
class Footnotes {
  constructor(facts) {
    const numbers = [...new Set(facts.flatMap((fact) => fact.quotes))];
    const stretches = numbers.map((number) => new Stretch(page.quotes[number], number)).sort((one, other) => one.article - other.article || one.begin - other.begin);
    const joined = [];
    for (const stretch of stretches) if (!joined.length || !joined[joined.length - 1].join(stretch)) joined.push(stretch);
    this.notes = joined.sort((one, other) => numbers.indexOf(one.numbers[0]) - numbers.indexOf(other.numbers[0]));
  }

  references(facts) {
    const wanted = new Set(facts.flatMap((fact) => fact.quotes));
    return this.notes.flatMap((note, at) => (note.numbers.some((number) => wanted.has(number)) ? [reference(at + 1)] : []));
  }

  section() {
    if (!this.notes.length) return [];
    return [element("section", { class: "evidence" }, element("h3", {}, word("evidence")), ...this.notes.map((note, at) => footnote(note, at + 1)))];
  }
}

// A stretch of an article's text; offsets count code points, as everywhere in the graph.
class Stretch {
  constructor(quote, number) {
    const prefix = fromSentence(quote.prefix), suffix = toSentence(quote.suffix);
    this.article = quote.article;
    this.begin = quote.start - Array.from(prefix).length;
    this.text = Array.from(prefix + quote.exact + suffix);
    this.marks = [[quote.start, quote.start + Array.from(quote.exact).length]];
    this.numbers = [number];
  }

  join(other) {
    const end = this.begin + this.text.length;
    if (other.article !== this.article || other.begin > end) return false;
    this.text.push(...other.text.slice(end - other.begin));
    this.marks.push(...other.marks);
    this.numbers.push(...other.numbers);
    return true;
  }

  // The text in pieces that are marked or not.
  pieces() {
    const marked = this.text.map((_, at) => this.marks.some(([from, to]) => from <= this.begin + at && this.begin + at < to));
    const pieces = [];
    this.text.forEach((character, at) => {
      if (at === 0 || marked[at] !== marked[at - 1]) pieces.push({ marked: marked[at], text: "" });
      pieces[pieces.length - 1].text += character;
    });
    return pieces;
  }
}

// What stands before and after, cut to the sentence where its ends are in sight, to a word where they are not.
const fromSentence = (text) => {
  const sentence = /^[^]*[.!?…]["”»)]*\s+(?=[\p{Lu}\d“"«])/u.exec(text);
  return sentence ? text.slice(sentence[0].length) : text.replace(/^(?:\s+|[\p{Ll}\p{P}]\S*\s+)/u, "");
};
const toSentence = (text) => {
  const sentence = /^[^]*?[.!?…]["”»)]*(?=\s+[\p{Lu}“"«]|\s*$)/u.exec(text);
  return sentence ? sentence[0] : text.replace(/\s+\S*$/u, "");
};

function reference(number) {
  return element("a", { class: "ref", href: `#evidence-${number}`, click: (event) => reveal(event, number) }, String(number));
}

function reveal(event, number) {
  event.preventDefault();
  const note = document.getElementById(`evidence-${number}`);
  note.scrollIntoView({ block: "nearest", behavior: still ? "auto" : "smooth" });
  note.classList.remove("flash");
  void note.offsetWidth;  // restarts the animation
  note.classList.add("flash");
}

function footnote(note, number) {
  const quotes = note.numbers.map((at) => page.quotes[at]);
  const rules = [...new Set(quotes.map((quote) => `${quote.rule} ${Math.round(quote.confidence * 100)} %`))].join(", ");
  const article = page.articles[note.article];
  return element("div", { id: `evidence-${number}` },
    element("span", { class: "number" }, String(number)),
    element("div", {}, quotation(note), element("p", { class: "from" }, ...origin(article), element("br"), `${word("rule")}: ${rules}`)));
}

function quotation(note) {
  const pieces = note.pieces().map(({ marked, text }) => (marked ? element("mark", {}, text) : text));
  const opens = /^[\p{Ll}\p{P}]/u.test(note.text.join("")) && !/^["“«]/.test(note.text[0]) ? ["… "] : [];
  const closes = /[.!?…:;]["”»)]*\s*$/u.test(note.text.join("")) ? [] : [" …"];
  return element("blockquote", { dir: "auto" }, ...opens, ...pieces, ...closes);
}

function origin(article) {
  const title = article.title || word("untitled");
  const linked = /^https?:\/\//i.test(article.url)
    ? element("a", { href: article.url, target: "_blank", rel: "noopener noreferrer" }, title)
    : element("span", {}, title);
  return [linked, ...[article.publisher, shownDate(article.published)].filter(Boolean).map((part) => ` · ${part}`)];
}

function showNode(id) {
  const { kind, label, aliases, literals } = thing(id);
  const notes = new Footnotes([...literals.filter((fact) => !isLast(fact)), ...outgoing[id], ...incoming[id], ...literals.filter(isLast)]);
  const parts = [
    element("p", { class: "kicker" }, glyph(kind), className(kind)),
    element("h2", { dir: "auto" }, label),
    ...(aliases.length ? [element("p", { class: "also" }, `${word("aliases")}: ${aliases.join("; ")}`)] : []),
    ...literalSections(literals.filter((fact) => !isLast(fact)), notes),
    ...sections(grouped(outgoing[id], (link) => link.to, "out"), (links) => linkRow(links, links[0].to, notes)),
    ...sections(grouped(incoming[id], (link) => link.from, "in"), (links) => linkRow(links, links[0].from, notes)),
    ...literalSections(literals.filter(isLast), notes),
  ];
  show(...parts, ...notes.section());
}

function showEdge(id) {
  const { from, to } = edgeList[id];
  const notes = new Footnotes(linksOf.get(id));
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

const isLast = (fact) => Boolean(page.relations[fact.relation].last);

// Short values stand beside their names, long ones (a document's subject) below.
const SHORT = 44;

function literalSections(facts, notes) {
  const groups = grouped(facts, (fact) => fact.value, "out");
  const isShort = ([title, rows]) => rows.length === 1 && title.length + shownValue(rows[0][0]).length <= SHORT;
  const pairs = [...groups].filter(isShort).flatMap(([title, [row]]) => [element("dt", {}, title), element("dd", {}, ...literal(row, notes))]);
  const long = new Map([...groups].filter((group) => !isShort(group)));
  return [...(pairs.length ? [element("dl", {}, ...pairs)] : []), ...sections(long, (row) => element("li", {}, ...literal(row, notes)))];
}

const literal = (facts, notes) => [element("span", { class: "value", dir: "auto" }, shownValue(facts[0])), ...badges(facts), ...notes.references(facts)];

function linkRow(links, other, notes) {
  const target = element("button", { type: "button", class: "value", dir: "auto", click: () => choose({ node: other }, true) }, thing(other).label);
  return element("li", { class: "row" }, glyph(thing(other).kind), element("div", {}, target, ...badges(links), ...notes.references(links)));
}

// Status and time of a position: "nguyên · 2015 – 2020".
function badges(facts) {
  const texts = new Set(facts.map((fact) => [statusName(fact.status), period(fact)].filter(Boolean).join(" · ")).filter(Boolean));
  return [...texts].map((text) => element("span", { class: "badge" }, text));
}

function period({ since, until }) {
  if (since && until) return `${shownDate(since)} – ${shownDate(until)}`;
  return since ? `${word("since")} ${shownDate(since)}` : until ? `${word("until")} ${shownDate(until)}` : "";
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
