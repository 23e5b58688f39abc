import { CARD_ROWS, INDENT, LEVEL_ROWS, type Placed } from "./tidy";
import { CARD, type Point, UNIT } from "./view";

/** The line from a card up to the one above it, in pixels of the picture. The first leg is the card's own. */
export function linkTo(placed: Placed, slot: number): Point[] {
  const up = placed.above[slot] as number;
  const x = (placed.x[slot] as number) * UNIT.x;
  const y = (placed.y[slot] as number) * UNIT.y;
  const edge = (placed.x[up] as number) * UNIT.x;
  const from = {
    x: placed.spined[up] === 1 ? edge + (INDENT * UNIT.x) / 2 : edge + CARD.width / 2,
    y: ((placed.y[up] as number) + CARD_ROWS) * UNIT.y,
  };
  const bus = ((placed.tops[slot] as number) - LEVEL_ROWS / 2) * UNIT.y;
  const own =
    placed.stacked[slot] === 1
      ? [
          { x, y: y + CARD.height / 2 },
          { x: x - (INDENT * UNIT.x) / 2, y: y + CARD.height / 2 },
        ]
      : [{ x: x + CARD.width / 2, y }];
  const turn = own.at(-1) as Point;
  const straight = Math.abs(turn.x - from.x) < 1;
  const across = straight
    ? []
    : [
        { x: turn.x, y: bus },
        { x: from.x, y: bus },
      ];
  return [...own, ...across, from];
}
