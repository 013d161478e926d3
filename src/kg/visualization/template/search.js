// Search as one types, with marks or without: "ngo dong hai" finds Ngô Đông Hải, while "Hùng" does not find Hưng.
const search = document.getElementById("search");
const results = document.getElementById("results");
const MOST = 12;
let found = [], active = 0;

const names = page.things.map(({ label, aliases, literals }) => {
  const texts = [label, ...aliases, ...literals.map((fact) => fact.value)];
  return texts.map((text) => ({ exact: text.normalize("NFC").toLowerCase(), plain: folded(text) }));
});

function rank(id, query, key) {
  let best = 0;
  names[id].forEach((name, number) => {
    const at = ` ${name[key]}`.indexOf(` ${query}`);
    const score = at === 0 ? 4 : at > 0 ? 3 : name[key].includes(query) ? 2 : 0;
    best = Math.max(best, score && score - (number ? 0.5 : 0));
  });
  return best;
}

function find(text) {
  const exact = text.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
  const plain = folded(exact);
  const hits = (query, key) => page.things
    .map((_, id) => ({ id, score: rank(id, query, key) }))
    .filter((hit) => hit.score > 0)
    .sort((one, other) => other.score - one.score || degree(other.id) - degree(one.id) || one.id - other.id)
    .slice(0, MOST).map((hit) => hit.id);
  if (!exact) return [];
  const precise = exact === plain ? [] : hits(exact, "exact");
  return precise.length ? precise : hits(plain, "plain");
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
