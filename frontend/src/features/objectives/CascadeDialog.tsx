import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { errorText } from "../../graphql/client";
import { graphql } from "../../graphql/generated";
import { useIdempotencyKey } from "../../graphql/useCreate";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { type Choice, Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import { OwnersPicker } from "./OwnersPicker";

const QUERY = graphql(`
  query CascadeDialog($id: ID!) {
    objective(id: $id) { id keyResults(first: 50) { nodes { id title state } } }
  }
`);

const CASCADE = graphql(`
  mutation ObjectiveCascade($input: ObjectiveCascadeInput!) {
    objectiveCascade(input: $input) {
      results { objective { id } userErrors { message code path } }
      userErrors { message code path }
    }
  }
`);

/** Hands an objective down: a draft for each team or person, aligned to it or to one of its key results. */
export function CascadeDialog({
  objective,
  onClose,
}: {
  objective: { id: string; title: string };
  onClose: () => void;
}) {
  const [owners, setOwners] = useState<readonly Choice[]>([]);
  const [toId, setToId] = useState(objective.id);
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState<string[]>([]);
  const { keyFor, answered } = useIdempotencyKey();
  const [{ data }] = useQuery({ query: QUERY, variables: { id: objective.id } });
  const [{ fetching }, cascade] = useMutation(CASCADE);
  const goals: Choice[] = [
    { id: objective.id, name: objective.title, note: t`the objective` },
    ...(data?.objective?.keyResults.nodes ?? [])
      .filter((each) => each.state === "ACTIVE")
      .map((each) => ({ id: each.id, name: each.title, note: t`key result` })),
  ];
  const title = typed ?? goals.find((each) => each.id === toId)?.name ?? "";

  const send = async () => {
    const drafts = owners.map((each) => ({ ownerId: each.id, toId, title: title.trim() }));
    const input = { objectiveId: objective.id, drafts };
    const answer = await cascade({ input: { ...input, idempotencyKey: keyFor(input) } });
    const payload = answer.data?.objectiveCascade;
    const results = payload?.results ?? [];
    const messages = [
      ...(answer.error ? [errorText(answer.error)] : []),
      ...(payload?.userErrors ?? []).map((each) => each.message),
      ...results.flatMap((each, place) =>
        each.userErrors.map((error) => `${owners[place]?.name ?? "?"}: ${error.message}`),
      ),
    ];
    setRefused(messages);
    const made = results.filter((each) => each.objective).length;
    if (made > 0) announce(t`${plural(made, { one: "# draft", other: "# drafts" })} written`);
    if (messages.length === 0) onClose();
    if (!answer.error) {
      setOwners(owners.filter((_, place) => !results[place]?.objective));
      answered();
    }
  };

  return (
    <Dialog title={t`Cascade to teams`} isOpen onClose={onClose}>
      <Refusals messages={refused} />
      <p>
        <Trans>Each of them gets a draft that contributes to this, to be made their own. They are told.</Trans>
      </p>
      <Select label={t`They contribute to`} choices={goals} value={toId} onChange={setToId} />
      <OwnersPicker label={t`For whom`} chosen={owners} onChange={setOwners} />
      <TextField label={t`Title of the drafts`} value={title} onChange={setTyped} maxLength={500} />
      <Actions>
        <Button
          look="primary"
          isDisabled={fetching || owners.length === 0 || title.trim() === ""}
          onPress={() => void send()}
        >
          {owners.length === 0
            ? t`Write drafts`
            : t`Write ${plural(owners.length, { one: "# draft", other: "# drafts" })}`}
        </Button>
        <Button look="quiet" onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </Actions>
    </Dialog>
  );
}
