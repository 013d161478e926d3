// Search as one types, with marks or without: "ngo dong hai" finds Ngô Đông Hải, while "Hùng" does not find Hưng.
const search = document.getElementById("search");
const results = document.getElementById("results");
const MOST = 12;
let found = [], active = 0;

const spelled = (text) => text.normalize("NFC").toLocaleLowerCase("vi").split(/[^\p{L}\p{N}]+/u).filter(Boolean);
const names = page.things.map(({ label, aliases, literals }) => [label, ...aliases, ...literals.map((fact) => fact.value)]
  .map((text) => spelled(text).map((syllable) => ({ exact: syllable, plain: folded(syllable) }))));

// A syllable typed with marks means just that one; typed without, it means every one that looks so without its marks.
const begins = (syllable, typed) => (typed === folded(typed) ? syllable.plain : syllable.exact).startsWith(typed);

function rank(id, query) {
  let best = 0;
  names[id].forEach((name, number) => {
    const at = name.findIndex((_, start) => query.every((typed, offset) => name[start + offset] && begins(name[start + offset], typed)));
    if (at >= 0) best = Math.max(best, (at === 0 ? 4 : 3) - (number ? 0.5 : 0));
  });
  return best;
}

function find(text) {
  const query = spelled(text);
  if (!query.length) return [];
  return page.things
    .map((_, id) => ({ id, score: rank(id, query) }))
    .filter((hit) => hit.score > 0)
    .sort((one, other) => other.score - one.score || degree(other.id) - degree(one.id) || one.id - other.id)
    .slice(0, MOST).map((hit) => hit.id);
}

function renderResults() {
  const items = found.map((id, number) => element("li",
    { role: "option", id: `result-${number}`, "aria-selected": String(number === active), mousedown: (event) => { event.preventDefault(); pick(number); } },
    glyph(thing(id).kind), element("span", {}, thing(id).label)));
  const open = search.value.trim() !== "" && document.activeElement === search;
  results.replaceChildren(...(items.length ? items : [element("li", { class: "none" }, word("nothing"))]));
  results.hidden = !open;
  search.setAttribute("aria-expanded", String(open));
  search.setAttribute("aria-activedescendant", items.length ? `result-${active}` : "");
  if (open && items.length) items[active].scrollIntoView({ block: "nearest" });
}

function pick(number) {
  if (found[number] === undefined) return;
  const kind = thing(found[number]).kind;
  if (state.hidden.has(kind)) toggleClass(kind);
  search.blur();
  choose({ node: found[number] }, true);
}

search.addEventListener("input", () => { found = find(search.value); active = 0; renderResults(); });
search.addEventListener("focus", () => { search.select(); renderResults(); });
search.addEventListener("blur", () => { results.hidden = true; search.setAttribute("aria-expanded", "false"); });
search.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && found.length) { active = (active + step + found.length) % found.length; renderResults(); event.preventDefault(); }
  if (event.key === "Enter") pick(active);
  if (event.key === "Escape") { search.value = ""; found = []; search.blur(); event.stopPropagation(); }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && document.activeElement !== search) { event.preventDefault(); search.focus(); }
  if (event.key === "Escape") choose(null);
});
