import { fieldText, typedNumber } from "../../lib/numbers";

/** A share of the way in points, as one types it: 0.25 is "25". */
export function pointsOf(share: number): string {
  return fieldText(Number((share * 100).toFixed(4)));
}

/** The share of the way that was typed in points, or null if it is no number. */
export function shareOf(points: string): number | null {
  const { value } = typedNumber(points);
  return value === null ? null : Number((value / 100).toFixed(6));
}

/** The whole number that was typed, or null. */
export function wholeOf(text: string): number | null {
  return /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : null;
}
