// What the page says, in the language chosen: its own words, and the ontology's names.
const say = (text) => (text ? text[state.language] || text.vi : "");
const word = (key) => say(page.words[key]);
const capital = (text) => text.charAt(0).toLocaleUpperCase("vi") + text.slice(1);
const small = (text) => text.charAt(0).toLocaleLowerCase("vi") + text.slice(1);
const number = (value) => value.toLocaleString(state.language);
const counted = (count, one, many) => `${number(count)} ${word(count === 1 ? one : many)}`;

const onLine = (relation) => say(page.relations[relation].line);
const onCard = (relation, side) => say(page.relations[relation][side]) || capital(onLine(relation)) + (side === "in" ? " ←" : "");
const conceptName = (name) => capital(say(page.concepts[name]) || name);
const shownValue = (fact) => (fact.concept ? say(page.concepts[fact.value]) : shownDate(fact.value));
const className = (kind) => say(page.classes[kind].label);
const statusName = (status) => (status && status !== "current" ? say(page.status[status]) || status : "");
const nameOf = (id) => (isThing(id) ? thing(id).label : groupName(groupOf(id)));
const groupName = ({ main, kind }) => (main === null ? `${className(kind)} ${word("rest")}` : thing(main).label);
const kindOf = (id) => (isThing(id) ? thing(id).kind : groupOf(id).main === null ? groupOf(id).kind : thing(groupOf(id).main).kind);

function lineLabel(id) {
  const parts = linksOf[id].filter(({ id }) => passing.links[id]).map((link) => {
    const status = statusName(link.status);
    return onLine(link.relation) + (status ? ` (${status})` : "");
  });
  return [...new Set(parts)].join(", ");
}

function shownDate(text) {
  const part = /^(?:(\d{4})|-)(?:-(\d\d))?(?:-(\d\d))?$/.exec(text);
  if (!part) return text;
  return [part[3], part[2], part[1]].filter(Boolean).map((p) => p.replace(/^0/, "")).join("/");
}

// Time of a position: what articles state, otherwise the days on which they say it.
function period({ since, until, seenFrom, seenTo }) {
  if (since && until) return `${shownDate(since)} – ${shownDate(until)}`;
  if (since) return `${word("since")} ${shownDate(since)}`;
  if (until) return `${word("until")} ${shownDate(until)}`;
  if (!seenFrom) return "";
  return seenFrom === seenTo ? `${word("seen")} ${shownDate(seenFrom)}` : `${word("seen")} ${shownDate(seenFrom)} – ${shownDate(seenTo)}`;
}
