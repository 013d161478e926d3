// A whole article with all that was found in it: a mark leads to its facts, a fact to its mark.
const reader = document.getElementById("reader");
let factsOfQuote = null;

function quoted(at) {
  if (!factsOfQuote) {
    factsOfQuote = quotes.map(() => []);
    for (const link of links) for (const one of link.quotes) factsOfQuote[one].push({ subject: link.from, fact: link, other: link.to });
    for (const { id, literals } of things) for (const fact of literals) for (const one of fact.quotes) factsOfQuote[one].push({ subject: id, fact });
  }
  return factsOfQuote[at];
}

function readArticle(number, first) {
  const article = articles[number];
  const found = quotes.filter((quote) => quote.article === number);
  const close = element("button", { type: "button", class: "close", "aria-label": word("close"), click: () => reader.close() }, "×");
  const head = element("header", {}, element("h2", { dir: "auto" }, article.title), element("p", { class: "from" }, ...(isLinked(article) ? origin(article) : [about(article)])), close);
  const facts = element("ol", { "aria-label": word("facts") }, ...found.flatMap((quote) => quoted(quote.id).map((one) => factItem(quote, one))));
  reader.replaceChildren(head, element("div", { class: "columns" }, element("div", { class: "text", dir: "auto", lang: "vi", tabindex: "0" }, ...markedText(number, found)), facts));
  if (!reader.open) reader.showModal();
  light(first ?? found[0]?.id);
}

// The text cut wherever evidence begins or ends; every piece knows what it is evidence for.
function markedText(number, found) {
  const text = charactersOf(number);
  const cuts = [...new Set([0, text.length, ...found.flatMap(({ start, length }) => [start, start + length])])].sort((one, other) => one - other);
  return cuts.slice(1).map((end, at) => {
    const covering = found.filter(({ start, length }) => start <= cuts[at] && end <= start + length);
    const words = text.slice(cuts[at], end).join("");
    return covering.length ? element("mark", { "data-quotes": covering.map(({ id }) => id).join(" "), click: () => light(shortest(covering).id) }, words) : words;
  });
}

const shortest = (covering) => covering.reduce((best, quote) => (quote.length < best.length ? quote : best));

function factItem(quote, { subject, fact, other }) {
  const ends = [thing(subject).label, other === undefined ? shownValue(fact) : thing(other).label];
  const [one, two] = page.relations[fact.relation].backwards ? ends.reverse() : ends;
  const sentence = element("button", { type: "button", dir: "auto", click: () => light(quote.id) },
    element("b", {}, one), ` ${onLine(fact.relation)} `, element("b", {}, two), ...badges([fact]));
  return element("li", { "data-quote": String(quote.id) }, sentence, element("span", { class: "from" }, surety(quote)));
}

function light(at) {
  for (const node of reader.querySelectorAll("mark, li")) {
    const mine = (node.dataset.quotes || node.dataset.quote).split(" ").includes(String(at));
    node.classList.toggle("lit", mine);
  }
  for (const one of ["mark.lit", "li.lit"]) reader.querySelector(one)?.scrollIntoView({ block: "center", behavior: "auto" });
}

reader.addEventListener("click", (event) => { if (event.target === reader) reader.close(); });
