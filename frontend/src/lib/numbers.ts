import { t } from "@lingui/core/macro";
import { locale } from "./language";

/** Largest magnitude the server takes. */
export const FARTHEST = 99_999_999_999;

const PERCENT = new Intl.NumberFormat(locale(), { maximumFractionDigits: 0 });
const AMOUNT = new Intl.NumberFormat(locale(), { maximumFractionDigits: 6 });

/** A share 0..1 as "43 %"; a no-break space stands before the sign. */
export function percent(share: number): string {
  return `${PERCENT.format(share * 100)}\u00a0%`;
}

/** An estimated number with the digits that it is worth. */
export const estimated = (value: number): number => Number(value.toPrecision(3));

/** A value with its unit: "2.6 h", "12 %", "€ 1,200". Null is a dash, never 0. */
export function amount(value: number | null | undefined, unit?: string | null): string {
  if (value === null || value === undefined) return "–";
  const number = AMOUNT.format(value);
  if (!unit) return number;
  return isCurrency(unit) ? `${unit}\u00a0${number}` : `${number}\u00a0${unit}`;
}

/** How a value has moved: "Calls a week: 20 → 35 calls". */
export function movementText(moved: {
  title: string;
  valueBefore?: number | null;
  value?: number | null;
  unit?: string | null;
}): string {
  return `${moved.title}: ${amount(moved.valueBefore)} → ${amount(moved.value, moved.unit)}`;
}

function isCurrency(unit: string): boolean {
  return /^(\p{Sc}|[A-Z]{3})$/u.test(unit);
}

export type Typed = { value: number | null; problem: null } | { value: null; problem: string };

/** What stands before the decimals in the language of the page: a point or a comma. */
export const DECIMAL =
  new Intl.NumberFormat(locale()).formatToParts(0.5).find((part) => part.type === "decimal")?.value ?? ".";

/**
 * What someone typed as a number: "2.6", "2,6", "1,200", "1 200.5", "−3". Empty is no value.
 * A mark before exactly three digits is ambiguous, and read as the language of the page writes numbers: "1.000" is a
 * thousand in German and one in English. Elsewhere point and comma both stand before decimals.
 */
export function typedNumber(text: string, decimal: string = DECIMAL): Typed {
  const plain = text
    .normalize("NFKC")
    .trim()
    .replace(/[\s_'’]/g, "")
    .replace(/^[−–]/, "-");
  if (plain === "") return { value: null, problem: null };
  const dotted = withDecimalPoint(plain, decimal);
  if (dotted === null) return { value: null, problem: t`Write a number, such as 2.6` };
  const value = Number(dotted);
  if (Math.abs(value) > FARTHEST) return { value: null, problem: t`Numbers go up to 99,999,999,999` };
  const decimals = dotted.split(".")[1]?.length ?? 0;
  if (decimals > 6) return { value: null, problem: t`At most 6 decimals` };
  return { value, problem: null };
}

function withDecimalPoint(text: string, decimal: string): string | null {
  const marks = text.replace(/[^.,]/g, "");
  // Both kinds, or one of them several times: the last kind stands before decimals, the other groups thousands.
  const commasGroup = marks.length === 1 ? decimal === "." : !/^\.+,?$/.test(marks);
  if (commasGroup && /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(text)) return text.replaceAll(",", "");
  const pointsGroup = marks.length === 1 ? decimal === "," : !commasGroup;
  if (pointsGroup && /^[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/.test(text))
    return text.replaceAll(".", "").replace(",", ".");
  return /^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/.test(text) ? text.replace(",", ".") : null;
}

/** A number as it stands in a field, without grouping, as `typedNumber` reads it. */
export function fieldText(value: number | null | undefined, decimal: string = DECIMAL): string {
  return value === null || value === undefined ? "" : String(value).replace(".", decimal);
}
