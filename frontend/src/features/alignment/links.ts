import { CARD_ROWS, HANGS, INDENT, LEVEL_ROWS, type Placed } from "./tidy";
import { CARD, type Point, UNIT } from "./view";

/** The line from a card up to the one above it, in pixels of the picture. The first leg is the card's own. */
export function linkTo(placed: Placed, slot: number): Point[] {
  const up = placed.above[slot] as number;
  const x = (placed.x[slot] as number) * UNIT.x;
  const y = (placed.y[slot] as number) * UNIT.y;
  const from = { x: (placed.x[up] as number) * UNIT.x, y: ((placed.y[up] as number) + CARD_ROWS) * UNIT.y };
  const bus = from.y + (LEVEL_ROWS / 2) * UNIT.y;
  const spine = x - (INDENT * UNIT.x) / 2;
  const middle = y + CARD.height / 2;
  switch (placed.hangs[slot]) {
    case HANGS.inColumn:
      return [{ x, y: middle }, { x: spine, y: middle }, { x: spine, y: from.y }];
    case HANGS.inColumns:
      return [
        { x, y: middle },
        { x: spine, y: middle },
        { x: spine, y: bus },
        { x: from.x + CARD.width / 2, y: bus },
        { x: from.x + CARD.width / 2, y: from.y },
      ];
    default:
      return [
        { x: x + CARD.width / 2, y },
        { x: x + CARD.width / 2, y: bus },
        { x: from.x + CARD.width / 2, y: bus },
        { x: from.x + CARD.width / 2, y: from.y },
      ];
  }
}
