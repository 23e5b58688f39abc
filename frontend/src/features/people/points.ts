/** A share of the way in points, as one types it: 0.25 is "25". */
export function pointsOf(share: number): string {
  return String(Number((share * 100).toFixed(4)));
}

/** The share of the way that was typed in points, or null if it is no number. */
export function shareOf(points: string): number | null {
  const text = points.trim().replace(",", ".");
  const number = Number(text);
  return text === "" || !Number.isFinite(number) ? null : Number((number / 100).toFixed(6));
}

/** The whole number that was typed, or null. */
export function wholeOf(text: string): number | null {
  return /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : null;
}
