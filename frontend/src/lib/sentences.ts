/** A value that stands in a sentence of the server: a number or a text. */
export interface SentenceValue {
  readonly name: string;
  readonly number?: number | null;
  readonly text?: string | null;
}

/** What stands in a sentence, by name. */
export interface Said {
  number: (name: string) => number;
  text: (name: string) => string;
}

/** A sentence that the server says with a code, worded here. */
export type Wording = (said: Said) => string;

const saidIn = (values: readonly SentenceValue[]): Said => ({
  number: (name) => values.find((each) => each.name === name)?.number ?? Number.NaN,
  text: (name) => values.find((each) => each.name === name)?.text ?? "",
});

/** The sentence of a code in the language of the page; of a newer server's code, which has none here, as the server says it. */
export function wordedBy<Code extends string>(
  wordings: Readonly<Record<Code, Wording>>,
  code: Code | null | undefined,
  values: readonly SentenceValue[],
  asSaid: string,
): string {
  const wording = code ? (wordings as Partial<Record<Code, Wording>>)[code] : undefined;
  return wording ? wording(saidIn(values)) : asSaid;
}
