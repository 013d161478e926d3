// The things that were looked at, one after the other, with a way back and forward again.
const trailBar = document.getElementById("trail");
const MOST_STEPS = 6;
const trail = { steps: [], at: -1 };

function step(id) {
  if (trail.steps[trail.at] === id) return;
  trail.steps = [...trail.steps.slice(0, trail.at + 1), id];
  trail.at = trail.steps.length - 1;
}

function walk(to) {
  if (to < 0 || to >= trail.steps.length) return;
  trail.at = to;
  choose({ node: trail.steps[to] }, true);
}

function trailButtons() {
  const button = (key, sign, to) => element("button", { type: "button", class: "step", "aria-label": word(key), title: word(key), disabled: to < 0 || to >= trail.steps.length, click: () => walk(to) }, sign);
  return [button("back", "←", trail.at - 1), button("forward", "→", trail.at + 1)];
}

function renderTrail() {
  const from = between(0, trail.at - MOST_STEPS + 2, Math.max(0, trail.steps.length - MOST_STEPS));
  const items = trail.steps.slice(from, from + MOST_STEPS).map((id, at) => element("li", {},
    element("button", { type: "button", dir: "auto", "aria-current": from + at === trail.at ? "step" : null, click: () => walk(from + at) }, glyph(thing(id).kind), element("span", {}, thing(id).label))));
  trailBar.setAttribute("aria-label", word("trail"));
  trailBar.hidden = trail.steps.length < 2;
  trailBar.replaceChildren(element("ol", {}, ...items));
}
