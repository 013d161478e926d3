// Search as one types, with marks or without: "ngo dong hai" finds Ngô Đông Hải, while "Hùng" does not find Hưng.
const search = document.getElementById("search");
const results = document.getElementById("results");
const MOST_FOUND = 12;
let found = [], active = 0, index = null;

const spelled = (text) => text.normalize("NFC").toLocaleLowerCase("vi").split(/[^\p{L}\p{N}]+/u).filter(Boolean);
const syllables = (text) => spelled(text).map((syllable) => ({ exact: syllable, plain: folded(syllable) }));

// What each thing is found by, and what that is worth: its name most, then other names, then numbers and positions.
function indexed() {
  if (!index) {
    const keys = things.map(({ label }) => syllables(label));
    index = things.map(({ id, aliases, literals }) => [
      { worth: 3, key: keys[id] },
      ...aliases.map((text) => ({ worth: 2.5, key: syllables(text) })),
      ...literals.filter((fact) => !fact.concept).map((fact) => ({ worth: 2.5, key: syllables(fact.value) })),
      ...outgoing[id].filter(({ relation }) => relation === "holds").map(({ to }) => ({ worth: 1.5, key: keys[to], by: to })),
    ]);
  }
  return index;
}

// A syllable typed with marks means just that one; typed without, it means every one that looks so without its marks.
const begins = (syllable, typed) => (typed === folded(typed) ? syllable.plain : syllable.exact).startsWith(typed);
const matches = (key, query, start) => query.every((typed, offset) => key[start + offset] && begins(key[start + offset], typed));

function hit(id, query) {
  let best = { id, score: 0 };
  for (const { worth, key, by } of indexed()[id]) {
    const at = key.findIndex((_, start) => matches(key, query, start));
    const score = at < 0 ? 0 : worth + (at === 0 ? 1 : 0) + (at === 0 && key.length === query.length ? 0.4 : 0);
    if (score > best.score) best = { id, score, by };
  }
  return best;
}

function find(text) {
  const query = spelled(text);
  if (!query.length) return [];
  return things.map(({ id }) => hit(id, query)).filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || byDegree(one.id, other.id)).slice(0, MOST_FOUND);
}

// Beside a name, what tells it from others: a person's position, who holds a position, a document's subject.
function hint({ id, by }) {
  if (by !== undefined) return thing(by).label;
  const holder = incoming[id].find(({ relation, status }) => relation === "holds" && status === "current");
  if (holder) return thing(holder.from).label;
  const position = outgoing[id].find(({ relation, status }) => relation === "holds" && status === "current") || outgoing[id].find(({ relation }) => relation === "holds");
  return position ? thing(position.to).label : literalOf(id, "subject") || shownDate(dayOf[id] || "");
}

function renderResults() {
  const items = found.map((one, at) => element("li",
    { role: "option", id: `result-${at}`, "aria-selected": String(at === active), mousedown: (event) => { event.preventDefault(); pick(at); } },
    glyph(thing(one.id).kind), element("span", { class: "name" }, thing(one.id).label), element("span", { class: "about" }, hint(one))));
  const open = search.value.trim() !== "" && document.activeElement === search;
  results.replaceChildren(...(items.length ? items : [element("li", { class: "none" }, word("nothing"))]));
  results.hidden = !open;
  search.setAttribute("aria-expanded", String(open));
  search.setAttribute("aria-activedescendant", items.length ? `result-${active}` : "");
  if (open && items.length) items[active].scrollIntoView({ block: "nearest" });
}

// What the filters hide, search brings back: its class first, and everything if that is not enough.
function pick(at) {
  if (found[at] === undefined) return;
  const { id } = found[at];
  search.blur();
  if (!isShown(id)) { state.filter.kind.delete(thing(id).kind); refilter(); }
  if (!isShown(id)) { state.filter = nothing(); refilter(); }
  changed();
  choose({ node: id }, true);
}

search.addEventListener("input", () => { found = find(search.value); active = 0; renderResults(); });
search.addEventListener("focus", () => { search.select(); renderResults(); });
search.addEventListener("blur", () => { results.hidden = true; search.setAttribute("aria-expanded", "false"); });
search.addEventListener("keydown", (event) => {
  const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (move && found.length) { active = (active + move + found.length) % found.length; renderResults(); event.preventDefault(); }
  if (event.key === "Enter") pick(active);
  if (event.key === "Escape") { search.value = ""; found = []; search.blur(); event.stopPropagation(); }
});
