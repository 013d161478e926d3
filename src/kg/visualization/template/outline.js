// What is drawn, as text: for those who read it with a screen reader, and for everybody who wants a list.
const outline = document.getElementById("outline");
const MOST_LINES = 300;

function renderOutline() {
  if (outline.hidden) return;
  const close = element("button", { type: "button", class: "close", "aria-label": word("close"), click: () => toggleOutline() }, "×");
  const sentences = stage.edges.filter((edge) => isThing(edge.from) && isEdgeShown(edge)).slice(0, MOST_LINES).map(({ id, from, to }) => element("li", {},
    element("button", { type: "button", dir: "auto", click: () => choose({ line: id }) }, `${thing(from).label} ${lineLabel(id)} ${thing(to).label}`)));
  const names = stage.order.filter(isShown).map((id) => element("li", { class: "row" }, glyph(kindOf(id)), element("button", { type: "button", dir: "auto", click: () => choose({ node: id }, true) }, outlineName(id))));
  outline.setAttribute("aria-label", word("list"));
  outline.replaceChildren(element("header", {}, element("h2", {}, word("list")), close),
    element("h3", {}, `${capital(word("entities"))}: ${number(names.length)}`), element("ul", {}, ...names),
    ...(sentences.length ? [element("h3", {}, `${capital(word("facts"))}: ${number(sentences.length)}`), element("ul", {}, ...sentences)] : []));
}

const outlineName = (id) => (isThing(id) ? thing(id).label : `${nameOf(id)} (${number(shownMembers(groupOf(id)).length)})`);

function toggleOutline() {
  outline.hidden = !outline.hidden;
  document.getElementById("list").setAttribute("aria-expanded", String(!outline.hidden));
  if (!outline.hidden) { panel.hidden = true; renderOutline(); outline.querySelector("button")?.focus(); }
  if (untouched) fit(false);
}
