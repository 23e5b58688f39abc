import { useState } from "react";

/** The rows that stood before, each in its place and as it is now, and after them those that are new. */
export function standing<Row extends { id: string }>(before: readonly Row[], now: readonly Row[]): Row[] {
  const found = new Map(now.map((row) => [row.id, row]));
  const known = new Set(before.map(({ id }) => id));
  return [...before.map((row) => found.get(row.id) ?? row), ...now.filter(({ id }) => !known.has(id))];
}

/** What has stood on the page stays on it, also when it is due no more: somebody may be writing there. */
export function useStanding<Row extends { id: string }>(rows: readonly Row[]): readonly Row[] {
  const [held, setHeld] = useState({ rows, stood: rows });
  if (held.rows === rows) return held.stood;
  const stood = standing(held.stood, rows);
  setHeld({ rows, stood });
  return stood;
}
