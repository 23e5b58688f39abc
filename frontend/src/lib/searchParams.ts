/** Readers of search parameters: whatever stands in the address, the answer is of the type or absent. */
export type Raw = Record<string, unknown>;

export function textOf(raw: Raw, name: string, longest = 500): string | undefined {
  const value = raw[name];
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value.slice(0, longest) : undefined;
}

export function numberOf(raw: Raw, name: string): number | undefined {
  const value = Number(raw[name]);
  return raw[name] !== undefined && raw[name] !== "" && Number.isFinite(value) ? value : undefined;
}

export function flagOf(raw: Raw, name: string): true | undefined {
  return raw[name] === true || raw[name] === "true" || raw[name] === 1 ? true : undefined;
}

export function oneOf<T extends string>(raw: Raw, name: string, allowed: readonly T[]): T | undefined {
  return allowed.find((each) => each === raw[name]);
}

/** Several of the allowed ones, written as a list or with commas; none of them is absent. */
export function someOf<T extends string>(raw: Raw, name: string, allowed: readonly T[]): T[] | undefined {
  const value = raw[name];
  const given = Array.isArray(value) ? value : typeof value === "string" ? value.split(",") : [];
  const kept = allowed.filter((each) => given.includes(each));
  return kept.length > 0 ? kept : undefined;
}
