import { renewDrafts } from "./drafts";
import { fieldText, typedNumber } from "./numbers";

/** A typed number as the other language writes it; whatever is no number stays as it was typed. */
function rewritten(value: unknown, from: string, to: string): unknown {
  if (Array.isArray(value)) return value.map((each) => rewritten(each, from, to));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, rewritten(part, from, to)]));
  if (typeof value !== "string" || !/[.,]/.test(value)) return value;
  const typed = typedNumber(value, from);
  return typed.value === null ? value : fieldText(typed.value, to);
}

/** Writes the numbers in all drafts, which were typed with one decimal mark, with the other. */
export function rewriteNumbers(from: string, to: string): void {
  renewDrafts((draft) => rewritten(draft, from, to));
}
