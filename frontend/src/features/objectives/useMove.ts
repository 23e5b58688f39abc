import { t } from "@lingui/core/macro";
import { type Client, useClient } from "urql";
import { graphql } from "../../graphql/generated";
import { TAKEN_BACK, takenBack } from "../../graphql/takenBack";
import type { Undone } from "../../lib/undoStack";
import { announceDone } from "../../ui/undo";
import { lostEdges } from "./edges";
import { type Edge, putBack } from "./edgesBack";
import type { Refused } from "./refusals";
import { useChange } from "./useChange";

export const MOVE = graphql(`
  mutation ObjectiveMove($input: ObjectiveMoveInput!) {
    objectiveMove(input: $input) {
      objective {
        id version parentId parentObjectiveId
        alignments { id kind weight primary toId }
        ancestors { __typename id title }
        ...AlignmentPanel_objective
      }
      affected { id progress health }
      userErrors { message code path ... on LoopError { loop { __typename id title } } }
    }
  }
`);

export interface Movable {
  id: string;
  title: string;
  version: number;
  /** What it aligns to now. */
  alignments: readonly Edge[];
}

/** Moves it back, and puts back what the move did to its edges. */
async function movedBack(client: Client, before: Movable, version: number): Promise<Undone> {
  const toId = before.alignments.find((edge) => edge.primary)?.toId ?? null;
  const input = { id: before.id, ifVersion: version, toId, reason: TAKEN_BACK };
  const { undone, payload } = await takenBack(client, MOVE, { input }, (data) => data.objectiveMove);
  const lost = lostEdges(before.alignments, payload?.objective?.alignments ?? []);
  return undone.kind === "done" ? putBack(client, before.id, lost) : undone;
}

/** Says anew what an objective contributes to first of all; it can be undone. */
export function useMove(objective: Movable) {
  const client = useClient();
  const { run, asking, busy } = useChange();
  const moveTo = async (toId: string | null, onRefused: (messages: string[]) => void): Promise<boolean> => {
    let round: string[] = [];
    let version = 0;
    const done = await run(
      async (reason) => {
        const input = { id: objective.id, ifVersion: objective.version, toId, ...(reason ? { reason } : {}) };
        const { data, error } = await client.mutation(MOVE, { input }).toPromise();
        const errors = data?.objectiveMove.userErrors ?? [];
        round = errors.flatMap((each) => ("loop" in each ? each.loop.map((goal) => goal.title) : []));
        version = data?.objectiveMove.objective?.version ?? 0;
        return { error, userErrors: data ? errors : undefined };
      },
      (errors: readonly Refused[]) => {
        const way = round.length > 0 ? [t`The way round: ${round.join(" → ")}`] : [];
        onRefused([...errors.map((each) => each.message), ...way]);
      },
    );
    if (!done) return false;
    announceDone(toId ? t`“${objective.title}” moved` : t`“${objective.title}” stands by itself now`, () =>
      movedBack(client, objective, version),
    );
    return true;
  };
  return { moveTo, asking, busy };
}
