import type { Client } from "urql";
import { errorText } from "../../graphql/client";
import { graphql } from "../../graphql/generated";
import type { AlignmentKind } from "../../graphql/generated/graphql";
import { TAKEN_BACK, takenBack } from "../../graphql/takenBack";
import type { Undone } from "../../lib/undoStack";
import { lostEdges } from "./edges";

const NOW = graphql(`
  query EdgesNow($id: ID!) {
    objective(id: $id) { id alignments { id kind weight primary toId } }
  }
`);

const SET = graphql(`
  mutation EdgeBack($input: AlignmentSetInput!) {
    alignmentSet(input: $input) { alignment { id } affected { id progress health } userErrors { message code path } }
  }
`);

const REMOVE = graphql(`
  mutation EdgeAway($input: AlignmentRemoveInput!) {
    alignmentRemove(input: $input) { affected { id progress health } userErrors { message code path } }
  }
`);

/** An edge up from an objective. */
export interface Edge {
  toId: string;
  kind: AlignmentKind;
  weight: number;
  primary: boolean;
}

const DONE: Undone = { kind: "done" };

/** Puts edges back one by one; the first refusal ends it. */
export async function putBack(client: Client, fromId: string, edges: readonly Edge[]): Promise<Undone> {
  for (const { toId, kind, weight, primary } of edges) {
    const input = { fromId, to: { toId, kind, weight, primary }, reason: TAKEN_BACK };
    const { undone } = await takenBack(client, SET, { input }, (data) => data.alignmentSet);
    if (undone.kind !== "done") return undone;
  }
  return DONE;
}

/** What was changed: the goal at the other end, and the edge as the change left it; null when it was removed. */
export interface Changed {
  toId: string;
  left: Edge | null;
}

/** Takes the change of one edge back, unless somebody has changed that edge since: edges have no version to guard them. */
export async function edgeBack(client: Client, fromId: string, before: readonly Edge[], changed: Changed) {
  const { data, error } = await client.query(NOW, { id: fromId }, { requestPolicy: "network-only" }).toPromise();
  if (error) return { kind: error.networkError ? "unanswered" : "refused", message: errorText(error) } as const;
  const now = data?.objective?.alignments ?? [];
  const edge = now.find(({ toId }) => toId === changed.toId);
  const { left } = changed;
  const isAsLeft =
    left === null
      ? edge === undefined
      : edge?.kind === left.kind && edge.weight === left.weight && edge.primary === left.primary;
  if (!isAsLeft) return { kind: "changed" } as const;
  const isNew = !before.some(({ toId }) => toId === changed.toId);
  if (isNew) {
    const input = { fromId, toId: changed.toId, reason: TAKEN_BACK };
    const { undone } = await takenBack(client, REMOVE, { input }, (answer) => answer.alignmentRemove);
    if (undone.kind !== "done") return undone;
  }
  const concerned = before.filter(({ toId, primary }) => toId === changed.toId || primary);
  return putBack(client, fromId, lostEdges(concerned, now));
}
