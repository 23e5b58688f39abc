import type { PictureKind } from "../../graphql/generated/graphql";
import { PictureFrame } from "../../ui/PictureFrame";
import { Drawing, isDrawn } from "./Drawing";
import { type Board, type Insights, PICTURES, tableOf } from "./tables";

/** One picture of a board in its frame. */
export function Picture({ kind, board, insights }: { kind: PictureKind; board: Board; insights: Insights }) {
  const draw = (width: number) => <Drawing kind={kind} board={board} insights={insights} width={width} />;
  return (
    <PictureFrame {...PICTURES[kind]} table={tableOf(kind, board, insights)} draw={isDrawn(kind) ? draw : undefined} />
  );
}
