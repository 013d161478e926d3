// What the page shows at the moment, and the same in the fragment of its address, where it can be kept and shared.
const FACETS = ["kind", "relation", "status", "bodyKind", "bodyLevel"];

const nothing = () => ({ place: null, article: null, confidence: 0, from: "", to: "", ...Object.fromEntries(FACETS.map((facet) => [facet, new Set()])) });

const state = {
  language: page.language,
  theme: window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
  filter: { ...nothing(), from: page.asOf, to: page.asOf },  // of a facet, the values that are filtered out
  chosen: null,   // {node: id}, {line: id}
  hovered: null,
  depth: 1,       // how far around what is chosen
  focus: [],      // the things around which a part is shown; none: the first view
  group: null,    // the group of the overview that is open
};

const isMoment = () => state.filter.from !== "" && state.filter.from === state.filter.to;

const numberOf = new Map(things.map(({ iri, id }) => [iri, id]));
const articleOf = new Map(articles.map(({ iri, id }) => [iri, id]));

function fragment() {
  const parts = new URLSearchParams();
  const put = (name, value) => { if (value) parts.set(name, value); };
  if (state.chosen && isThing(state.chosen.node)) put("at", thing(state.chosen.node).iri);
  put("around", state.focus.map((id) => thing(id).iri).join(" "));
  if (state.depth !== 1) put("depth", String(state.depth));
  if (state.group !== null) put("group", String(state.group));
  for (const facet of FACETS) put(facet, [...state.filter[facet]].join(" "));
  for (const day of ["from", "to"]) put(day, state.filter[day]);
  if (state.filter.place !== null) put("place", thing(state.filter.place).iri);
  if (state.filter.article !== null) put("article", articles[state.filter.article].iri);
  if (state.filter.confidence) put("confidence", String(state.filter.confidence));
  if (state.language !== page.language) put("language", state.language);
  return parts.toString();
}

function restore(text) {
  const parts = new URLSearchParams(text);
  const list = (name) => (parts.get(name) || "").split(" ").filter(Boolean);
  const day = (name) => (/^\d{4}-\d\d-\d\d$/.test(parts.get(name) || "") ? parts.get(name) : "");
  const found = (map, name) => map.get(parts.get(name)) ?? null;
  const filter = { ...nothing(), from: day("from"), to: day("to"), place: found(numberOf, "place"), article: found(articleOf, "article") };
  for (const facet of FACETS) filter[facet] = new Set(list(facet));
  filter.confidence = between(0, Number(parts.get("confidence")) || 0, 1);
  state.filter = filter;
  state.focus = list("around").map((iri) => numberOf.get(iri)).filter((id) => id !== undefined);
  state.depth = between(1, Number(parts.get("depth")) || 1, 3);
  state.group = groups[parts.get("group")] && parts.get("group") ? Number(parts.get("group")) : null;
  state.chosen = numberOf.has(parts.get("at")) ? { node: numberOf.get(parts.get("at")) } : null;
  state.language = ["vi", "en"].includes(parts.get("language")) ? parts.get("language") : page.language;
}

// Inside a notebook's frame there is no address to write to.
function remember() {
  if (location.protocol === "about:") return;
  const text = fragment();
  history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search);
}
