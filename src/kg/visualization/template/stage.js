// What is drawn at the moment: the first view, as Python laid it out, or a part of the data around what is in focus.
const MOST_ON_STAGE = 90;
const home = { nodes: embedded("nodes"), edges: embedded("edges"), isHome: true };
const isOverview = groups.length > 0;
const stage = { key: null, isHome: true, isFilled: false, nodes: [], edges: [], order: [], edgesOf: new Map() };

// Things within some lines of others, near ones first and of those the best-linked, until the stage is full.
function neighbourhood(start, depth, isAllowed = (id) => passing.things[id]) {
  const found = new Set(start.filter(isAllowed));
  let front = [...found];
  for (let step = 0; step < depth; step++) {
    const next = new Set();
    for (const id of front) for (const line of linesOf[id]) {
      const other = line.from === id ? line.to : line.from;
      if (!found.has(other) && isAllowed(other) && isLineShown(line.id)) next.add(other);
    }
    front = [...next].sort(byDegree);
    front.forEach((id) => found.add(id));
  }
  return [...found];
}

// Which things the stage shows; null for the first view.
function cast() {
  if (state.focus.length) {
    const [first, ...others] = state.focus;
    return [...new Set([...state.focus.filter(isShown), ...neighbourhood([first], state.depth), ...others.flatMap((id) => neighbourhood([id], 1))])];
  }
  if (state.group !== null) return shownMembers(groups[state.group]);
  if (isOverview && isFiltered()) {
    const left = things.filter(({ id }) => passing.things[id]).map(({ id }) => id);
    return left.length <= MOST_ON_STAGE ? left : null;
  }
  return null;
}

function part(ids) {
  const on = new Set(ids);
  const edges = [...new Set(ids.flatMap((id) => linesOf[id]))].filter(({ id, from, to }) => on.has(from) && on.has(to) && isLineShown(id));
  const at = arrange(ids, edges);
  return {
    isHome: false,
    nodes: ids.map((id) => ({ id, ...at.get(id), size: thing(id).size, shape: page.classes[thing(id).kind].shape })),
    edges: edges.map(({ id, from, to }) => ({ id, from, to, ...(at.get(from).x === at.get(to).x ? { smooth: { enabled: true, type: "curvedCW", roundness: 0.3 } } : {}) })),
  };
}

// Sets the stage; says whether it has changed.
function restage() {
  const wanted = cast();
  const ids = wanted && wanted.slice(0, MOST_ON_STAGE).sort((one, other) => one - other);
  const key = ids ? ids.join(" ") : "home";
  if (key === stage.key && key === "home") return false;
  const isNew = key !== stage.key;
  Object.assign(stage, ids ? part(ids) : home, { key, isFilled: stage.isFilled && !isNew });
  stage.order = stage.nodes.map(({ id }) => id).sort(byWeight);
  stage.edgesOf = new Map(stage.nodes.map(({ id }) => [id, []]));
  for (const edge of stage.edges) { stage.edgesOf.get(edge.from).push(edge); stage.edgesOf.get(edge.to).push(edge); }
  return isNew;
}

const weight = (id) => (isThing(id) ? degree(id) : groupOf(id).members.length);
const byWeight = (one, other) => weight(other) - weight(one) || (one < other ? -1 : 1);
const isOnStage = (id) => stage.edgesOf.has(id);
const isEdgeShown = ({ id, from, to }) => isShown(from) && isShown(to) && (!isThing(from) || isLineShown(id));
