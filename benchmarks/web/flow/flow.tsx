import "@xyflow/react/dist/style.css";
import { type Edge, Handle, type Node, type NodeProps, Position, ReactFlow } from "@xyflow/react";
import { hierarchy, tree } from "d3-hierarchy";
import { createRoot } from "react-dom/client";

type Told = {
  count: number;
  parents: (number | null)[];
  titles: string[];
  progress: (number | null)[];
  health: string[];
};
type Goal = { title: string; progress: number | null; health: string };
type Card = Node<Goal, "card">;

const SIZE = { width: 240, height: 96 };
/** Cards in a row of a screen at full size; the leaves stand in one row, so that far fewer are seen above it. */
const IN_A_ROW = 5;
const GAP = { across: 16, down: 48 };

/** A card with what ours shows from afar: title, health, progress. */
function GoalCard({ data }: NodeProps<Card>) {
  return (
    <div style={{ ...SIZE, border: "1px solid #999", borderRadius: 6, padding: 8, boxSizing: "border-box" }}>
      <Handle type="target" position={Position.Top} />
      <strong>{data.title}</strong>
      <div>{data.health}</div>
      <progress value={data.progress ?? 0} />
      <Handle type="source" position={Position.Bottom} />
    </div>
  );
}

const nodeTypes = { card: GoalCard };

/** Tidy places by d3-hierarchy, below one root that is not drawn. */
function placed(told: Told): Card[] {
  const below: number[][] = Array.from({ length: told.count + 1 }, () => []);
  for (const [row, parent] of told.parents.entries()) below[parent ?? told.count]?.push(row);
  const root = tree<number>().nodeSize([SIZE.width + GAP.across, SIZE.height + GAP.down])(
    hierarchy(told.count, (row) => below[row]),
  );
  return root
    .descendants()
    .slice(1)
    .map(({ data: row, x, y }) => ({
      id: String(row),
      type: "card",
      position: { x, y },
      ...SIZE,
      data: {
        title: told.titles[row] ?? "",
        progress: told.progress[row] ?? null,
        health: told.health[row] ?? "",
      },
    }));
}

function edgesOf(told: Told): Edge[] {
  return told.parents.flatMap((parent, row) =>
    parent === null ? [] : [{ id: `e${row}`, source: String(parent), target: String(row) }],
  );
}

const root = document.getElementById("root");
const told = (await (await fetch("/tree.json")).json()) as Told;
const search = new URLSearchParams(location.search);
const far = search.has("far");
const nodes = placed(told);
// Among the leaves in the middle, so near that a screen shows as many cards as it was asked to.
const at = nodes[Math.floor((nodes.length * 3) / 4)]?.position ?? { x: 0, y: 0 };
const zoom = IN_A_ROW / Number(search.get("cards") ?? IN_A_ROW);
const defaultViewport = { x: 640 - at.x * zoom, y: 400 - at.y * zoom, zoom };
if (root)
  createRoot(root).render(
    <ReactFlow
      defaultNodes={nodes}
      defaultEdges={edgesOf(told)}
      nodeTypes={nodeTypes}
      onlyRenderVisibleElements
      nodesDraggable={false}
      minZoom={0.0001}
      defaultViewport={defaultViewport}
      fitView={far}
    />,
  );
