import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { graphql } from "../../graphql/generated";
import type { ObjectiveReplicateMutation } from "../../graphql/generated/graphql";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import type { Choice } from "../../ui/Select";
import styles from "./library.module.css";

const REPLICATE = graphql(`
  mutation ObjectiveReplicate($input: ObjectiveReplicateInput!) {
    objectiveReplicate(input: $input) {
      results { unitId objective { id state } userErrors { message code path } }
      userErrors { message code path }
    }
  }
`);

const MOST_TEAMS = 50;

type Result = ObjectiveReplicateMutation["objectiveReplicate"]["results"][number];

/** Offers copies of an objective to teams, and says for each what became of it. */
export function ReplicateDialog({
  objectiveId,
  cycleId,
  picker,
  onClose,
}: {
  objectiveId: string;
  /** For this cycle; none: that of the objective. */
  cycleId: string | null;
  /** The field that finds a team, given what is chosen already. */
  picker: (without: readonly string[], choose: (unit: Choice) => void) => ReactNode;
  onClose: () => void;
}) {
  const [teams, setTeams] = useState<readonly Choice[]>([]);
  const [results, setResults] = useState<readonly Result[]>([]);
  // One key for all: teams added later get theirs, none gets a second.
  const [key] = useState(() => crypto.randomUUID());
  const { save, refused, busy } = useSave(REPLICATE, (data) => data.objectiveReplicate);
  const send = async () => {
    const unitIds = teams.map((each) => each.id);
    const made = await save({ input: { id: objectiveId, idempotencyKey: key, unitIds, cycleId } });
    if (made) setResults(made.results);
  };
  const resultOf = (id: string) => results.find((each) => each.unitId === id);
  return (
    <Dialog title={t`Replicate to teams`} isOpen onClose={onClose}>
      <Refusals messages={refused} />
      <p>
        <Trans>
          Each team gets a copy to begin with: a draft where you may publish for it, else a proposal to its lead.
        </Trans>
      </p>
      {teams.length < MOST_TEAMS
        ? picker(
            teams.map((each) => each.id),
            (unit) => setTeams([...teams, unit]),
          )
        : null}
      <ul className={styles.chosen} aria-label={t`Teams`}>
        {teams.map((each) => (
          <li key={each.id}>
            <span>{each.name}</span>
            <Outcome
              result={resultOf(each.id)}
              name={each.name}
              onRemove={() => setTeams(teams.filter((one) => one.id !== each.id))}
            />
          </li>
        ))}
      </ul>
      <Actions>
        <Button look="primary" isDisabled={busy || teams.length === 0} onPress={() => void send()}>
          {busy ? t`Copying…` : t`Offer the copies`}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {results.length > 0 ? t`Done` : t`Cancel`}
        </Button>
      </Actions>
    </Dialog>
  );
}

function Outcome({ result, name, onRemove }: { result: Result | undefined; name: string; onRemove: () => void }) {
  if (result?.objective)
    return (
      <Link to="/objectives/$objectiveId" params={{ objectiveId: result.objective.id }}>
        {result.objective.state === "PROPOSED" ? t`Proposed` : t`Saved as a draft`}
      </Link>
    );
  return (
    <>
      {result ? (
        <span className={styles.problem} role="alert">
          {result.userErrors.map((each) => each.message).join(" ")}
        </span>
      ) : null}
      <Button look="quiet" aria-label={t`Remove ${name}`} onPress={onRemove}>
        ✕
      </Button>
    </>
  );
}
