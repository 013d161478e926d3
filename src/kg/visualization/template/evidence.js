// Evidence as footnotes: what stands in one stretch of an article makes one note, in which everything is marked.
const MOST_REFERENCES = 6, MOST_NOTES = 40;
const REACH = 400;  // characters around the evidence in which its sentence is looked for

class Footnotes {
  constructor(facts) {
    const numbers = [...new Set(facts.flatMap((fact) => fact.quotes))];
    const stretches = numbers.map((at) => new Stretch(quotes[at])).sort((one, other) => one.article - other.article || one.begin - other.begin);
    const joined = [];
    for (const stretch of stretches) if (!joined.length || !joined[joined.length - 1].join(stretch)) joined.push(stretch);
    this.notes = joined.sort((one, other) => numbers.indexOf(one.numbers[0]) - numbers.indexOf(other.numbers[0]));
  }

  references(facts) {
    const wanted = new Set(facts.flatMap((fact) => fact.quotes));
    const found = this.notes.flatMap((note, at) => (note.numbers.some((one) => wanted.has(one)) ? [at + 1] : []));
    const more = found.length - MOST_REFERENCES;
    return [...found.slice(0, MOST_REFERENCES).map((at) => this.reference(at)), ...(more > 0 ? [element("span", { class: "more" }, `+ ${number(more)}`)] : [])];
  }

  reference(at) {
    const reveal = (event) => { event.preventDefault(); this.reveal(at); };
    return element("a", { class: "ref", href: `#evidence-${at}`, "aria-label": `${word("evidence")} ${at}`, click: reveal }, String(at));
  }

  // The notes; of very many, the others when somebody asks for them.
  section() {
    if (!this.notes.length) return [];
    const all = this.notes.map((note, at) => [note, at + 1]);
    this.place = element("section", { class: "evidence" }, element("h3", {}, word("evidence")), ...all.slice(0, MOST_NOTES).map((one) => footnote(...one)));
    this.rest = all.slice(MOST_NOTES);
    if (this.rest.length) this.place.append(element("button", { type: "button", class: "read", click: () => this.showRest() }, `${word("andMore")} ${number(this.rest.length)}`));
    return [this.place];
  }

  showRest() {
    if (this.rest.length) this.place.lastChild.replaceWith(...this.rest.map((one) => footnote(...one)));
    this.rest = [];
  }

  reveal(at) {
    if (at > MOST_NOTES) this.showRest();
    const note = document.getElementById(`evidence-${at}`);
    note.scrollIntoView({ block: "nearest", behavior: still ? "auto" : "smooth" });
    note.classList.remove("flash");
    void note.offsetWidth;  // restarts the animation
    note.classList.add("flash");
  }
}

// A stretch of an article's text; offsets count code points, as everywhere in the graph.
class Stretch {
  constructor(quote) {
    const { prefix, exact, suffix } = surroundings(quote);
    const before = fromSentence(prefix, exact.charAt(0)), after = toSentence(suffix);
    this.article = quote.article;
    this.begin = quote.start - Array.from(before).length;
    this.text = Array.from(before + exact + after);
    this.marks = [[quote.start, quote.start + quote.length]];
    this.numbers = [quote.id];
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

const characters = new Map();  // of articles that were looked into
function charactersOf(article) {
  if (!characters.has(article)) characters.set(article, Array.from(articles[article].text));
  return characters.get(article);
}

// The evidence with its paragraph around it: from the article where the page carries it, otherwise as it was kept.
function surroundings(quote) {
  if (!articles[quote.article].text) return quote;
  const text = charactersOf(quote.article), end = quote.start + quote.length;
  const cut = (from, to) => text.slice(Math.max(0, from), to).join("");
  return { prefix: cut(quote.start - REACH, quote.start).split("\n").pop(), exact: cut(quote.start, end), suffix: cut(end, end + REACH).split("\n")[0] };
}

// What stands before and after, cut to the sentence where its ends are in sight, to a word where they are not.
const fromSentence = (text, next) => {
  const sentence = /^[^]*[.!?…]["”»)]*\s+(?=[\p{Lu}\d“"«])/u.exec(text + next);
  if (sentence) return text.slice(sentence[0].length);
  return text.length < REACH ? text.replace(/^(?:\s+|[\p{Ll}\p{P}]\S*\s+)/u, "") : text.replace(/^\S*\s+/u, "");
};
const toSentence = (text) => {
  const sentence = /^[^]*?[.!?…]["”»)]*(?=\s+[\p{Lu}“"«]|\s*$)/u.exec(text);
  if (sentence) return sentence[0];
  return text.replace(/\s+\S*$/u, "");
};

const surety = (quote) => `${quote.rule} ${Math.round(quote.confidence * 100)} %`;

function footnote(note, at) {
  const rules = [...new Set(note.numbers.map((one) => surety(quotes[one])))].join(", ");
  const article = articles[note.article];
  const read = article.text ? [element("button", { type: "button", class: "read", click: () => readArticle(note.article, note.numbers[0]) }, word("read"))] : [];
  return element("div", { id: `evidence-${at}` },
    element("span", { class: "number" }, String(at)),
    element("div", {}, quotation(note), element("p", { class: "from" }, ...origin(article), element("br"), `${word("rule")}: ${rules}`), ...read));
}

function quotation(note) {
  const pieces = note.pieces().map(({ marked, text }) => (marked ? element("mark", {}, text) : text));
  const opens = startsInside(note) ? ["… "] : [];
  const closes = /[.!?…:;]["”»)]*\s*$/u.test(note.text.join("")) ? [] : [" …"];
  return element("blockquote", { dir: "auto" }, ...opens, ...pieces, ...closes);
}

// Whether a stretch begins within a sentence: after a word or a comma, or, where only the stretch is known, with a small letter.
function startsInside({ article, begin, text }) {
  if (!articles[article].text) return /^[\p{Ll}\p{P}]/u.test(text.join("")) && !/^["“«]/.test(text[0]);
  return /[\p{L}\p{N},;–-]\s*$/u.test(charactersOf(article).slice(Math.max(0, begin - 2), begin).join("").replace(/\n/g, "."));
}

const isLinked = (article) => /^https?:\/\//i.test(article.url);
const about = (article) => [article.publisher, shownDate(article.published)].filter(Boolean).join(" · ");

function origin(article) {
  const linked = isLinked(article)
    ? element("a", { href: article.url, target: "_blank", rel: "noopener noreferrer" }, article.title)
    : element("span", {}, article.title);
  return about(article) ? [linked, ` · ${about(article)}`] : [linked];
}
