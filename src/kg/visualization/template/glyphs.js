// Colours, and the shapes of the classes as small pictures for the legend, the results and the card.
const palette = () => state.theme === "dark"
  ? { paper: "#14181d", ink: "#e9ecef", soft: "#9aa5b1", edge: "#5a6673", strong: "#f6a56f", ring: "#14181d" }
  : { paper: "#fbfaf7", ink: "#1d2329", soft: "#5b6570", edge: "#a9b0b8", strong: "#9a3412", ring: "#fbfaf7" };

const fill = (kind) => page.classes[kind][state.theme];

const OUTLINES = {
  dot: "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z",
  diamond: "M8 .8L15.2 8L8 15.2L.8 8z",
  square: "M2 2h12v12H2z",
  hexagon: "M4.2 1.6h7.6L15.6 8l-3.8 6.4H4.2L.4 8z",
  triangleDown: "M1 2.5h14L8 15z",
  custom: "M3 1h7l4 4v10H3z",
};

function glyph(kind) {
  const path = drawn("path", { d: OUTLINES[page.classes[kind].shape], fill: fill(kind) });
  return drawn("svg", { viewBox: "0 0 16 16", class: "glyph", "aria-hidden": "true" }, path);
}

// A document is a sheet with a folded corner, which vis-network does not have among its shapes.
function sheet({ ctx, id, x, y }) {
  const { size } = nodeSet.get(id);
  const width = size * 1.5, height = size * 1.9, fold = size * 0.55;
  const left = x - width / 2, top = y - height / 2;
  return {
    nodeDimensions: { width, height },
    drawNode() {
      const colors = palette();
      ctx.save();
      ctx.globalAlpha = nodeSet.get(id).opacity ?? 1;
      ctx.beginPath();
      for (const [across, down] of [[0, 0], [width - fold, 0], [width, fold], [width, height], [0, height]]) ctx.lineTo(left + across, top + down);
      ctx.closePath();
      ctx.fillStyle = fill("Document");
      ctx.strokeStyle = isChosen(id) ? colors.strong : colors.ring;
      ctx.lineWidth = isChosen(id) ? 3 : 1.5;
      ctx.fill();
      ctx.stroke();
      ctx.beginPath();
      for (const line of [0.5, 0.68]) {
        ctx.moveTo(left + width * 0.24, top + height * line);
        ctx.lineTo(left + width * 0.76, top + height * line);
      }
      ctx.strokeStyle = colors.ring;
      ctx.lineWidth = Math.max(1, size / 10);
      ctx.stroke();
      ctx.restore();
    },
  };
}

// A group of the overview is a ring that shows the shares of the classes in it, with the number of things inside.
function ring({ ctx, id, x, y }) {
  const { size } = nodeSet.get(id);
  return {
    nodeDimensions: { width: size * 2, height: size * 2 },
    drawNode() {
      const { shares, total } = sharesOf(groupOf(id)), colors = palette();
      ctx.save();
      disc(ctx, x, y, size, colors.paper);
      ctx.globalAlpha = nodeSet.get(id).opacity ?? 1;
      let angle = -Math.PI / 2;
      for (const [kind, share] of shares) {
        arc(ctx, x, y, size, angle, angle + share * 2 * Math.PI, fill(kind));
        angle += share * 2 * Math.PI;
      }
      if (isChosen(id)) { ctx.strokeStyle = colors.strong; ctx.lineWidth = 3; ctx.beginPath(); ctx.arc(x, y, size + 2, 0, 2 * Math.PI); ctx.stroke(); }
      ctx.fillStyle = colors.ink;
      ctx.font = `600 ${between(10, size * 0.42, 22)}px ${FAMILY}`;
      ctx.textAlign = "center";
      ctx.textBaseline = "middle";
      ctx.fillText(number(total), x, y + 1);
      ctx.restore();
    },
  };
}

function disc(ctx, x, y, radius, color) {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.fillStyle = color;
  ctx.fill();
}

function arc(ctx, x, y, radius, from, to, color) {
  const width = radius * 0.32;
  ctx.beginPath();
  ctx.arc(x, y, radius - width / 2, from, to);
  ctx.strokeStyle = color;
  ctx.lineWidth = width;
  ctx.stroke();
}
