import { healthBelow, healthBytes } from "./below";
import { type Columns, rowsById } from "./columns";
import { type Forest, forest } from "./forest";
import { type SearchIndex, searchIndex } from "./search";

/** The whole tree as the page works with it: built once per answer, in typed lists, outside React. */
export type Alignment = {
  readonly columns: Columns;
  readonly tree: Forest;
  readonly rows: ReadonlyMap<string, number>;
  readonly health: Uint8Array;
  readonly below: Uint32Array;
  /** Built when it is first asked for. */
  readonly index: () => SearchIndex;
};

export function alignmentOf(columns: Columns): Alignment {
  const tree = forest(columns);
  const health = healthBytes(columns);
  let index: SearchIndex | undefined;
  return {
    columns,
    tree,
    rows: rowsById(columns),
    health,
    below: healthBelow(tree, health),
    index: () => {
      index ??= searchIndex(columns);
      return index;
    },
  };
}
