// The card at the side: what the graph knows of the chosen thing, line or group, with the sentences that say so.
const card = document.getElementById("card");

function showNode(id) {
  const { kind, label, aliases, literals } = thing(id);
  const isSaid = (link) => passing.links[link.id] === 1;
  const out = outgoing[id].filter(isSaid), into = incoming[id].filter(isSaid);
  const first = literals.filter((fact) => !isLast(fact)), last = literals.filter(isLast);
  const notes = new Footnotes([...first, ...out, ...into, ...last]);
  show(
    element("p", { class: "kicker" }, glyph(kind), className(kind)),
    element("h2", { dir: "auto" }, label),
    ...(aliases.length ? [element("p", { class: "also" }, `${word("aliases")}: ${aliases.join("; ")}`)] : []),
    reach(id),
    ...literalSections(first, notes),
    ...sections(grouped(out, (link) => link.to, "out"), (facts) => linkRow(facts, facts[0].to, notes)),
    ...sections(grouped(into, (link) => link.from, "in"), (facts) => linkRow(facts, facts[0].from, notes)),
    ...literalSections(last, notes),
    ...notes.section());
}

// How far around the thing, and whether only that is shown.
function reach(id) {
  const steps = [1, 2, 3].map((depth) => element("button", { type: "button", "aria-pressed": String(state.depth === depth), click: () => setDepth(depth) }, String(depth)));
  const isAlone = state.focus.includes(id);
  const focus = isAlone
    ? element("button", { type: "button", class: "focus", click: () => leave() }, word("leave"))
    : element("button", { type: "button", class: "focus", click: () => enter(id) }, word("focus"));
  const expand = isAlone || stage.isHome ? [] : [element("button", { type: "button", class: "focus", click: () => expandAround(id) }, word("expand"))];
  return element("div", { class: "reach" }, element("span", { role: "group", class: "steps", "aria-label": word("depth") }, word("depth"), ...steps), focus, ...expand);
}

function showLine(id) {
  const { from, to } = lines[id];
  const facts = linksOf[id].filter((link) => passing.links[link.id]);
  const notes = new Footnotes(facts);
  const end = (node) => element("button", { type: "button", class: "value", dir: "auto", click: () => choose({ node }, true) }, glyph(thing(node).kind), thing(node).label);
  const relations = facts.map((link) => element("div", { class: "arrow" }, `↓ ${onLine(link.relation)}`, ...badges([link]), ...notes.references([link])));
  const silent = notes.notes.length ? [] : [element("p", { class: "also" }, word("implied"))];
  show(element("div", { class: "between" }, end(from), ...relations, end(to)), ...silent, ...notes.section());
}

const MOST_LISTED = 40;

function showGroup(id) {
  const group = groupOf(id), members = shownMembers(group), { shares, total } = sharesOf(group);
  const listed = members.slice(0, MOST_LISTED).map((member) => linkRow([], member, null));
  const more = members.length > MOST_LISTED ? [element("p", { class: "also" }, `… ${word("andMore")} ${number(members.length - MOST_LISTED)}`)] : [];
  const open = element("button", { type: "button", class: "focus", click: () => openGroup(Number(id.slice(1))) }, word("open"));
  show(
    element("p", { class: "kicker" }, word("group")),
    element("h2", { dir: "auto" }, groupName(group)),
    element("p", { class: "also" }, shares.map(([kind, share]) => `${className(kind)} ${number(Math.round(share * total))}`).join(" · ")),
    element("div", { class: "reach" }, open),
    element("h3", {}, word("members")), element("ul", {}, ...listed), ...more);
}

// Facts with the same other end share a row, and rows with the same relations a heading: "Chủ trì, phát biểu tại".
function grouped(facts, other, side) {
  const rows = new Map(), found = new Map();
  for (const fact of facts) rows.set(other(fact), [...(rows.get(other(fact)) || []), fact]);
  for (const row of rows.values()) {
    const titles = [...new Set(row.map((fact) => onCard(fact.relation, side)))];
    const title = titles.map((text, at) => (at ? small(text) : text)).join(", ");
    found.set(title, [...(found.get(title) || []), row]);
  }
  return found;
}

function sections(found, row) {
  return [...found].flatMap(([title, members]) => [element("h3", {}, title), element("ul", {}, ...members.map(row))]);
}

const isLast = (fact) => Boolean(page.relations[fact.relation].last);

// Short values stand beside their names, long ones (a document's subject) below.
const SHORT = 44;

function literalSections(facts, notes) {
  const found = grouped(facts, (fact) => fact.value, "out");
  const isShort = ([title, rows]) => rows.length === 1 && title.length + shownValue(rows[0][0]).length <= SHORT;
  const pairs = [...found].filter(isShort).flatMap(([title, [row]]) => [element("dt", {}, title), element("dd", {}, ...literal(row, notes))]);
  const long = new Map([...found].filter((one) => !isShort(one)));
  return [...(pairs.length ? [element("dl", {}, ...pairs)] : []), ...sections(long, (row) => element("li", {}, ...literal(row, notes)))];
}

const literal = (facts, notes) => [element("span", { class: "value", dir: "auto" }, shownValue(facts[0])), ...notes.references(facts)];

function linkRow(facts, other, notes) {
  const target = element("button", { type: "button", class: "value", dir: "auto", click: () => choose({ node: other }, true) }, thing(other).label);
  return element("li", { class: "row" }, glyph(thing(other).kind), element("div", {}, target, ...badges(facts), ...(notes ? notes.references(facts) : [])));
}

// Status and time of a position: "nguyên · 2015 – 2020".
function badges(facts) {
  const texts = new Set(facts.map((fact) => [statusName(fact.status), period(fact)].filter(Boolean).join(" · ")).filter(Boolean));
  return [...texts].map((text) => element("span", { class: "badge" }, text));
}

function show(...parts) {
  const close = element("button", { type: "button", class: "close", "aria-label": word("close"), click: () => choose(null) }, "×");
  card.replaceChildren(element("div", { class: "bar" }, ...trailButtons(), close), element("div", { class: "scroll", tabindex: "-1" }, ...parts));
  card.hidden = false;
}

function renderCard() {
  const { chosen } = state;
  if (!chosen) card.hidden = true;
  else if ("line" in chosen) showLine(chosen.line);
  else if (isThing(chosen.node)) showNode(chosen.node);
  else showGroup(chosen.node);
}
