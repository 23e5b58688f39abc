import { CombinedError, type OperationResult } from "@urql/core";
import { germanWording } from "../lib/refusals";

type Refused = { userErrors: readonly { message: string }[] };

const isRefused = (value: object): value is Refused =>
  "userErrors" in value && Array.isArray(value.userErrors) && value.userErrors.length > 0;

/** Whether something in the answer to a mutation was refused; one of many, as with check-ins, too. */
function holdsRefusals(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return isRefused(value) || Object.values(value).some(holdsRefusals);
}

/** The same answer, its refusals in other words. */
function reworded(value: unknown, word: (sentence: string) => string): unknown {
  if (Array.isArray(value)) return value.map((each) => reworded(each, word));
  if (typeof value !== "object" || value === null) return value;
  const parts = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, reworded(part, word)]));
  return isRefused(value)
    ? { ...parts, userErrors: value.userErrors.map((each) => ({ ...each, message: word(each.message) })) }
    : parts;
}

/** Everything of an error but its sentences. */
const whole = ({ networkError, response }: CombinedError) => ({
  ...(networkError ? { networkError } : {}),
  response: response as unknown,
});

/** An answer with what the server refuses in German; the table is read when the first such answer comes. */
export async function inGerman(result: OperationResult): Promise<OperationResult> {
  const { error, data, operation } = result;
  const isRefusal = operation.kind === "mutation" && holdsRefusals(data);
  if (!isRefusal && !error?.graphQLErrors.length) return result;
  const word = await germanWording();
  const graphQLErrors = (error?.graphQLErrors ?? []).map(({ message, extensions, path }) => {
    return { message: word(message), extensions, path: path ?? [] };
  });
  return {
    ...result,
    data: isRefusal ? reworded(data, word) : data,
    ...(error ? { error: new CombinedError({ ...whole(error), graphQLErrors }) } : {}),
  };
}
