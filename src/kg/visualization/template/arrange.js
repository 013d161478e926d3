// Where the things of a part stand: a lane for each class, from places on the left to documents and their issuers on
// the right, as in the first view; in every lane the order in which lines cross least. The same part, the same picture.
const LANES = ["Place", "Body", "Position", "Person", "Meeting", "Document", "Issuer"];
const CELL = { width: 208, height: 84 }, GAP = 96, SWEEPS = 16, RATIO = 1.6;

function arrange(ids, between) {
  const near = new Map(ids.map((id) => [id, []]));
  for (const { from, to } of between) { near.get(from).push(to); near.get(to).push(from); }
  const lanes = LANES.map(() => []);
  for (const id of [...ids].sort((one, other) => thing(one).label.localeCompare(thing(other).label, "vi") || one - other)) lanes[LANES.indexOf(laneOf(id, between))].push(id);
  const full = lanes.filter((lane) => lane.length);
  orderLanes(full, near);
  return placeLanes(full);
}

function laneOf(id, between) {
  if (thing(id).kind !== "Body") return thing(id).kind;
  const relations = between.filter(({ from, to }) => from === id || to === id).flatMap((line) => linksOf[line.id].map(({ relation }) => relation));
  return relations.filter((relation) => relation === "issuedBy").length * 2 > relations.length ? "Issuer" : "Body";
}

// The barycenter heuristic: again and again every thing moves towards the middle of its neighbours.
function orderLanes(lanes, near) {
  const height = new Map();
  const settle = (lane) => lane.forEach((id, at) => height.set(id, (at + 0.5) / lane.length));
  lanes.forEach(settle);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const lane of sweep % 2 ? [...lanes].reverse() : lanes) {
      const wanted = new Map(lane.map((id) => [id, near.get(id).length ? near.get(id).reduce((sum, other) => sum + height.get(other), 0) / near.get(id).length : height.get(id)]));
      lane.sort((one, other) => wanted.get(one) - wanted.get(other) || height.get(one) - height.get(other) || one - other);
      settle(lane);
    }
  }
}

// A few meetings stand above the rest, as a roof: lines from persons to documents pass below them.
const MOST_ROOF = 3;
const isRoof = (lane, lanes) => thing(lane[0]).kind === "Meeting" && lane.length <= MOST_ROOF && lanes.length > 2;
const rowsOf = (lanes, most) => Math.max(...lanes.map((lane) => Math.ceil(lane.length / Math.ceil(lane.length / most))));

// As many rows as make the whole about as wide as a window; a long lane becomes several columns, a step lower each.
function placeLanes(lanes) {
  const columns = (most) => lanes.reduce((sum, lane) => sum + Math.ceil(lane.length / most), 0);
  const size = (most) => Math.max((columns(most) * CELL.width + lanes.length * GAP) / RATIO, most * CELL.height);
  const longest = Math.max(...lanes.map((lane) => lane.length));
  let most = longest;
  for (let rows = 3; rows < longest; rows++) if (size(rows) < size(most)) most = rows;
  const at = new Map();
  let left = 0;
  for (const lane of lanes) {
    const lift = isRoof(lane, lanes) ? (rowsOf(lanes, most) / 2 + 0.5) * CELL.height : 0;
    const across = Math.ceil(lane.length / most), down = Math.ceil(lane.length / across);
    lane.forEach((id, place) => {
      const column = place % across, row = Math.floor(place / across);
      at.set(id, { x: left + column * CELL.width, y: (row - (down - 1) / 2 + (column - (across - 1) / 2) / across) * CELL.height - lift });
    });
    left += (across - 1) * CELL.width + CELL.width + GAP;
  }
  return at;
}
