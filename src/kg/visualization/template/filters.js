// What passes the filters. A fact passes by its relation, status, time, confidence and article; a thing by what it is.
// Where facts are narrowed down, a thing stays that one of them is about, with the bodies and places that it implies.
const IMPLIED = new Set(["positionIn", "partOf", "locatedIn"]);
const INSIDE = new Set([...IMPLIED, "heldAt", "organisedBy", "issuedBy", "holds"]);
const passing = { things: new Uint8Array(things.length), links: new Uint8Array(links.length) };

const isNarrowed = () => state.filter.article !== null || state.filter.confidence > 0 || state.filter.from !== "" || state.filter.to !== "";
const isFiltered = () => isNarrowed() || state.filter.place !== null || FACETS.some((facet) => state.filter[facet].size > 0);

// Dates of different precision: 2015 begins on its first day and ends on its last.
const firstDay = (date) => `${date}-01-01`.slice(0, 4) + (date.slice(4, 7) || "-01") + (date.slice(7, 10) || "-01");
const lastDay = (date) => date.slice(0, 4) + (date.slice(4, 7) || "-12") + (date.slice(7, 10) || "-31");

// When a tenure was: as the articles state it, otherwise between the first and the last that say so.
function span(link) {
  const from = link.since || link.seenFrom, to = link.until || link.seenTo;
  if (link.status === "former" && !link.until) return null;  // it was over when it was reported; nobody says since when
  return from && to && firstDay(from) <= lastDay(to) ? [firstDay(from), lastDay(to)] : from || to ? [firstDay(from || to), lastDay(from || to)] : null;
}

function isThen(link) {
  const { from, to } = state.filter;
  if (link.relation !== "holds" || (!from && !to)) return true;
  const when = span(link);
  return Boolean(when) && (!from || when[1] >= from) && (!to || when[0] <= to);
}

// Meetings and documents have a day: one within the range, or none after the moment.
const dayOf = things.map(({ id, kind }) => (kind === "Meeting" ? literalOf(id, "heldOn") : kind === "Document" ? literalOf(id, "issuedOn") : undefined));

function isInTime(id) {
  const { from, to } = state.filter, kind = thing(id).kind;
  if ((!from && !to) || (kind !== "Meeting" && kind !== "Document")) return true;
  const day = dayOf[id];
  if (!day || !/^\d{4}/.test(day)) return false;
  return (!to || firstDay(day) <= to) && (!from || isMoment() || lastDay(day) >= from);
}

function isShownBy(numbers) {
  const { article, confidence } = state.filter;
  if (article === null && confidence === 0) return true;
  return numbers.some((at) => quotes[at].confidence >= confidence && (article === null || quotes[at].article === article));
}

const passesFacet = (facet, value, open) => facet === open || !state.filter[facet].has(value);

// `open` is a facet that is not applied: how many there would be of each of its values.
function factPasses(link, open) {
  return passesFacet("relation", link.relation, open) && (!link.status || passesFacet("status", link.status, open)) &&
    (link.quotes.length === 0 || isShownBy(link.quotes)) && isThen(link);
}

function thingPasses(id, inside, open) {
  const { kind } = thing(id);
  if (!passesFacet("kind", kind, open) || !isInTime(id) || (inside && !inside.has(id))) return false;
  return kind !== "Body" || (passesFacet("bodyKind", literalOf(id, "bodyKind"), open) && passesFacet("bodyLevel", literalOf(id, "bodyLevel"), open));
}

// A place with all that is in it: bodies, their positions and who holds them, what they hold and issue.
function insideOf(place) {
  if (place === null) return null;
  const inside = new Set([place]);
  let front = [place];
  while (front.length) {
    front = front.flatMap((id) => incoming[id]).filter(({ relation, from }) => INSIDE.has(relation) && !inside.has(from)).map(({ from }) => from);
    front.forEach((id) => inside.add(id));
  }
  return inside;
}

function pass(open) {
  const inside = insideOf(state.filter.place);
  const found = { things: new Uint8Array(things.length), links: new Uint8Array(links.length) };
  for (const { id } of things) found.things[id] = thingPasses(id, inside, open) ? 1 : 0;
  if (isNarrowed()) keepWhatIsSaid(found, open);
  for (const link of links) found.links[link.id] = found.things[link.from] && found.things[link.to] && factPasses(link, open) ? 1 : 0;
  return found;
}

function keepWhatIsSaid(found, open) {
  const said = new Set(), add = (id) => { if (found.things[id]) said.add(id); };
  for (const link of links)
    if (link.quotes.length && found.things[link.from] && found.things[link.to] && factPasses(link, open)) { add(link.from); add(link.to); }
  if (!state.filter.from && !state.filter.to)
    for (const { id, literals } of things) if (literals.some((fact) => fact.quotes.length && isShownBy(fact.quotes))) add(id);
  for (const id of said) for (const link of outgoing[id]) if (IMPLIED.has(link.relation)) add(link.to);  // a Set is walked while it grows
  for (const { id } of things) if (!said.has(id)) found.things[id] = 0;
}

function refilter() {
  Object.assign(passing, pass());
  for (const group of groups) group.shares = null;
}

// What a group consists of, counted once for each setting of the filters.
function sharesOf(group) {
  if (!group.shares) {
    const members = shownMembers(group), tally = new Map(Object.keys(page.classes).map((kind) => [kind, 0]));
    for (const id of members) tally.set(thing(id).kind, tally.get(thing(id).kind) + 1);
    group.shares = { total: members.length, shares: [...tally].filter(([, count]) => count).map(([kind, count]) => [kind, count / members.length]) };
  }
  return group.shares;
}

const isShown = (id) => (isThing(id) ? passing.things[id] === 1 : groupOf(id).members.some((member) => passing.things[member]));
const isLineShown = (id) => linksOf[id].some((link) => passing.links[link.id]);
const shownMembers = (group) => group.members.filter((id) => passing.things[id]);

// How many there are of each value of a facet, the facet itself not applied.
function counts(facet) {
  const found = state.filter[facet].size ? pass(facet) : passing;
  const tally = new Map(), add = (value) => { if (value) tally.set(value, (tally.get(value) || 0) + 1); };
  if (facet === "relation" || facet === "status") { for (const link of links) if (found.links[link.id]) add(link[facet]); }
  else for (const { id, kind } of things) if (found.things[id]) add(facet === "kind" ? kind : literalOf(id, facet));
  return tally;
}
