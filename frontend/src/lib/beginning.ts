/** The beginning of a text, at most so long; never half a character at its end. */
export const beginning = (text: string, most: number): string => text.slice(0, most).replace(/[\uD800-\uDBFF]$/, "");
