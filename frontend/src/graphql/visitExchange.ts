import type { Exchange, OperationResult } from "urql";
import { fromPromise, fromValue, mergeMap, pipe } from "wonka";

/** What is kept of a visit: what is due, home, one's own OKRs, the objectives looked at, and the tree where it is small. */
const KEPT: ReadonlySet<string> = new Set([
  "AlignmentColumns",
  "AlignmentFrame",
  "HomeAround",
  "CheckInPage",
  "CycleSelect",
  "HomePage",
  "MyOkrsPage",
  "ObjectivePage",
  "ReviewQueue",
]);
const MOST = 24;

export type Keep = (who: string, result: OperationResult) => void;

let keep: Keep | null = null;
/** The last answers, until it is known whether this browser opens the app offline. */
let early = new Map<number, [who: string, result: OperationResult]>();

/** Who keeps answers from now on, beginning with those that came before. */
export function keepAnswers(keeping: Keep): void {
  keep = keeping;
  for (const [who, result] of early.values()) keeping(who, result);
  early = new Map();
}

function nameOf({ operation }: OperationResult): string {
  const definition = operation.query.definitions.find((each) => each.kind === "OperationDefinition");
  return (definition && "name" in definition && definition.name?.value) || "";
}

function remember(who: string, result: OperationResult): void {
  if (keep) return keep(who, result);
  if (result.operation.kind !== "query") return;
  early.delete(result.operation.key);
  early.set(result.operation.key, [who, result]);
  const [oldest] = early.keys();
  if (early.size > MOST && oldest !== undefined) early.delete(oldest);
}

/** No answer at all, good or bad, came from the server. */
const isUnreached = ({ error }: OperationResult) => Boolean(error?.networkError) && !error?.response;

/** Answers what cannot be asked with what the same person was answered last. */
export const visitExchange =
  (who: string): Exchange =>
  ({ client, forward }) =>
  (operations) =>
    pipe(
      forward(operations),
      mergeMap((result) => {
        const { kind } = result.operation;
        if (kind === "mutation" && result.data) remember(who, result);
        if (kind !== "query" || !KEPT.has(nameOf(result))) return fromValue(result);
        if (!isUnreached(result)) {
          if (result.data && !result.error) remember(who, result);
          return fromValue(result);
        }
        const kept = import("./lastVisit").then((visit) => visit.answered(client, who, result));
        return fromPromise(kept.catch(() => result));
      }),
    );
