/** Largest magnitude the server takes. */
export const FARTHEST = 99_999_999_999;

const PERCENT = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });
const AMOUNT = new Intl.NumberFormat(undefined, { maximumFractionDigits: 6 });

/** A share 0..1 as "43 %"; a no-break space stands before the sign. */
export function percent(share: number): string {
  return `${PERCENT.format(share * 100)}\u00a0%`;
}

/** A value with its unit: "2.6 h", "12 %", "€ 1,200". Null is a dash, never 0. */
export function amount(value: number | null | undefined, unit?: string | null): string {
  if (value === null || value === undefined) return "–";
  const number = AMOUNT.format(value);
  if (!unit) return number;
  return isCurrency(unit) ? `${unit}\u00a0${number}` : `${number}\u00a0${unit}`;
}

function isCurrency(unit: string): boolean {
  return /^(\p{Sc}|[A-Z]{3})$/u.test(unit);
}

export type Typed = { value: number | null; problem: null } | { value: null; problem: string };

/**
 * What someone typed as a number: "2.6", "2,6", "1,200", "1 200.5", "−3". Empty is no value.
 * A comma before exactly three digits groups thousands, unless nothing but zero stands before it; a lone point is the decimal one.
 */
export function typedNumber(text: string): Typed {
  const plain = text
    .normalize("NFKC")
    .trim()
    .replace(/[\s_'’]/g, "")
    .replace(/^[−–]/, "-");
  if (plain === "") return { value: null, problem: null };
  const dotted = withDecimalPoint(plain);
  if (dotted === null) return { value: null, problem: "Write a number, such as 2.6" };
  const value = Number(dotted);
  if (Math.abs(value) > FARTHEST) return { value: null, problem: "Numbers go up to 99,999,999,999" };
  const decimals = dotted.split(".")[1]?.length ?? 0;
  if (decimals > 6) return { value: null, problem: "At most 6 decimals" };
  return { value, problem: null };
}

function withDecimalPoint(text: string): string | null {
  const marks = text.replace(/[^.,]/g, "");
  if (/^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(text)) return text.replaceAll(",", "");
  if (/^[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/.test(text) && marks.length > 1)
    return text.replaceAll(".", "").replace(",", ".");
  return /^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/.test(text) ? text.replace(",", ".") : null;
}

/** A number as it stands in a field, without grouping. */
export function fieldText(value: number | null | undefined): string {
  return value === null || value === undefined ? "" : String(value);
}

/** "1 objective", "3 objectives". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${AMOUNT.format(count)} ${count === 1 ? one : many}`;
}
