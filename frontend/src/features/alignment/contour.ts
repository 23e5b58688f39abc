/**
 * The two edges of a drawn subtree, one entry per row of the unit grid, deepest row first, so that a parent
 * is put on top by a push. `shift` moves the whole of it without touching the lists.
 */
export type Contour = { left: number[]; right: number[]; shift: number };

/** A rectangle from x = 0. */
export function rectangle(width: number, rows: number): Contour {
  return { left: new Array<number>(rows).fill(0), right: new Array<number>(rows).fill(width), shift: 0 };
}

/** How far `added` must move right to stand beside `placed` with no row of the two overlapping. */
export function clearance(placed: Contour, added: Contour): number {
  const a = placed.right.length;
  const b = added.left.length;
  let most = Number.NEGATIVE_INFINITY;
  for (let row = 1; row <= Math.min(a, b); row += 1) {
    const gap = (placed.right[a - row] as number) + placed.shift - (added.left[b - row] as number) - added.shift;
    if (gap > most) most = gap;
  }
  return most;
}

/** Both as one; tops are level, `added` stands to the right. The lower of the two lists is reused. */
export function joined(placed: Contour, added: Contour): Contour {
  const a = placed.left.length;
  const b = added.left.length;
  const rows = Math.min(a, b);
  if (a >= b) {
    const by = added.shift - placed.shift;
    for (let row = 1; row <= rows; row += 1) placed.right[a - row] = (added.right[b - row] as number) + by;
    return placed;
  }
  const by = placed.shift - added.shift;
  for (let row = 1; row <= rows; row += 1) added.left[b - row] = (placed.left[a - row] as number) + by;
  return added;
}

/** Rows from `from` to `to` on top. */
export function raise(contour: Contour, rows: number, from: number, to: number): void {
  for (let row = 0; row < rows; row += 1) {
    contour.left.push(from - contour.shift);
    contour.right.push(to - contour.shift);
  }
}

/** Its leftmost and rightmost end. */
export function span({ left, right, shift }: Contour): [number, number] {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let row = 0; row < left.length; row += 1) {
    from = Math.min(from, left[row] as number);
    to = Math.max(to, right[row] as number);
  }
  return left.length === 0 ? [0, 0] : [from + shift, to + shift];
}
