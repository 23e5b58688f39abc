import { useState } from "react";
import { draft, keepDraft } from "../lib/drafts";

/** What a form holds, how it changes, and how it is emptied once it has been sent. */
export type Kept<T> = readonly [value: T, put: (next: T) => void, forget: () => void];

function keptOr<T>(place: string, fresh: T, fits: (value: unknown) => value is T): T {
  return draft(place, fits) ?? fresh;
}

/**
 * What is typed into a form, kept in the browser until it is sent: it comes back after a reload, an error or the end of a session.
 * `place` says which form it is; another place is another form, though it may be drawn by the same component.
 */
export function useKept<T>(place: string, fresh: T, fits: (value: unknown) => value is T): Kept<T> {
  const [held, setHeld] = useState(() => ({ place, value: keptOr(place, fresh, fits) }));
  const here = held.place === place ? held : { place, value: keptOr(place, fresh, fits) };
  if (here !== held) setHeld(here);
  const put = (value: T) => {
    setHeld({ place, value });
    keepDraft(place, JSON.stringify(value) === JSON.stringify(fresh) ? null : value);
  };
  const forget = () => {
    setHeld({ place, value: fresh });
    keepDraft(place, null);
  };
  return [here.value, put, forget];
}

/** Whether a value has the given fields, each a text. */
export function hasTexts<K extends string>(value: unknown, fields: readonly K[]): value is Record<K, string> {
  return (
    typeof value === "object" &&
    value !== null &&
    fields.every((field) => typeof (value as Partial<Record<K, unknown>>)[field] === "string")
  );
}

const isText = (value: unknown): value is string => typeof value === "string";

/** One text of a form, kept until it is sent. */
export function useKeptText(place: string, fresh = ""): Kept<string> {
  return useKept(place, fresh, isText);
}
