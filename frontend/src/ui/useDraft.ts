import { useKept } from "./useKept";

/** The fields that were typed into, what stood in them before, and the version that this was of. */
interface Typed<T> {
  version: number;
  typed: Partial<T>;
  over: Partial<T>;
}

export interface Draft<T> {
  /** What stands in the form: what is stored, with what was typed in its place. */
  values: T;
  /** Keeps what was typed; the same as what is stored is nothing to keep. */
  put: (part: Partial<T>) => void;
  /** Forgets what was typed: it has been saved, or was thrown away. */
  forget: () => void;
  /** What is stored now. */
  stored: T;
  /** The fields that were typed into and that somebody else has saved otherwise since. */
  overtaken: readonly (keyof T)[];
  /** The version to be sent along: of what is stored, or of what was typed over while that is undecided. */
  version: number;
  /** Goes on with what was typed, over what is stored now. */
  keepMine: () => void;
  /** Takes what is stored now in the fields that were overtaken. */
  takeTheirs: () => void;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Whether a value could stand where another one stands: a text for a text, a list for a list. What may be none may be anything. */
function isLike(value: unknown, known: unknown): boolean {
  if (Array.isArray(value) || Array.isArray(known)) return Array.isArray(value) && Array.isArray(known);
  return typeof known === "string" || typeof known === "boolean" ? typeof value === typeof known : true;
}

/** Whether a kept value was typed into a form of the fields that there are now. */
function isTypedOver<T extends object>(stored: T, fits: (typed: Partial<T>) => boolean) {
  return (kept: unknown): kept is Typed<T> | null => {
    const { version, typed, over } = (kept ?? {}) as Partial<Record<keyof Typed<T>, unknown>>;
    if (typeof version !== "number" || !typed || !over) return false;
    const isWhole = Object.entries(typed).every(
      ([field, value]) => field in stored && isLike(value, stored[field as keyof T]),
    );
    return isWhole && fits(typed);
  };
}

const without = <T extends object>(all: Partial<T>, fields: readonly (keyof T)[]): Partial<T> =>
  Object.fromEntries(Object.entries(all).filter(([field]) => !fields.includes(field as keyof T))) as Partial<T>;

/**
 * A form over something stored. What is typed is kept in the browser until it is saved, and comes back beside what somebody else
 * has saved since, if they typed into the same fields. `place` says which form it is, without a version; what is new has version 0.
 * `fits` may ask more of what was kept than that it has fields of this form.
 */
export function useDraft<T extends object>(
  place: string,
  stored: T,
  version = 0,
  fits: (typed: Partial<T>) => boolean = () => true,
): Draft<T> {
  const [kept, put, forget] = useKept<Typed<T> | null>(place, null, isTypedOver(stored, fits));
  const typed: Partial<T> = kept?.typed ?? {};
  const over: Partial<T> = kept?.over ?? {};
  const fields = Object.keys(typed) as (keyof T)[];
  const overtaken =
    kept && kept.version < version
      ? fields.filter((field) => !same(stored[field], over[field]) && !same(stored[field], typed[field]))
      : [];
  const at = overtaken.length > 0 && kept ? kept.version : version;
  const keep = (next: Partial<T>, from: number, before: Partial<T>) => {
    const left = (Object.keys(next) as (keyof T)[]).filter((field) => same(next[field], stored[field]));
    const rest = without(next, left);
    if (Object.keys(rest).length === 0) forget();
    else put({ version: from, typed: rest, over: { ...stored, ...without(before, left) } });
  };
  return {
    values: { ...stored, ...typed },
    put: (part) => keep({ ...typed, ...part }, at, overtaken.length > 0 ? over : {}),
    forget,
    stored,
    overtaken,
    version: at,
    keepMine: () => keep(typed, version, {}),
    takeTheirs: () => keep(without(typed, overtaken), version, {}),
  };
}
