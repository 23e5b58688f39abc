/** "2026, 2027" as years; null for what is none. Nothing typed is no year. */
export function yearsOf(text: string): number[] | null {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== "");
  const years = parts.map(Number);
  return parts.every((part) => /^\d{4}$/.test(part)) ? [...new Set(years)].toSorted((a, b) => a - b) : null;
}
