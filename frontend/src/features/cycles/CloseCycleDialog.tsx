import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { errorText } from "../../graphql/client";
import { graphql } from "../../graphql/generated";
import { counted } from "../../lib/numbers";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { announce } from "../../ui/Toast";

const CLOSE = graphql(`
  mutation CycleClose($input: CycleCloseInput!) {
    cycleClose(input: $input) {
      cycle { id ...CycleSettings_cycle }
      userErrors { message code path ... on UnscoredError { objectives { __typename id title } } }
    }
  }
`);

const UNSCORED = graphql(`
  query CycleUnscored($id: ID!) { cycle(id: $id) { id unscoredCount } }
`);

/** The end of a cycle: what has no grade yet is named, or gets the proposed one. */
export function CloseCycleDialog({
  cycle,
  onClose,
  onSaved,
}: {
  cycle: { id: string; name: string; version: number };
  onClose: () => void;
  onSaved: () => void;
}) {
  const [{ data }] = useQuery({ query: UNSCORED, variables: { id: cycle.id }, requestPolicy: "network-only" });
  const [acceptProposals, setAcceptProposals] = useState(false);
  const [{ data: answer, error, fetching: busy }, close] = useMutation(CLOSE);
  const errors = answer?.cycleClose.userErrors ?? [];
  const refused = error ? [errorText(error)] : errors.map((each) => each.message);
  const missing = errors.flatMap((each) => ("objectives" in each ? each.objectives : []));
  const open = data?.cycle?.unscoredCount ?? 0;
  const send = async () => {
    const result = await close({ input: { id: cycle.id, ifVersion: cycle.version, acceptProposals } });
    if (!result.data || result.data.cycleClose.userErrors.length > 0) return;
    announce(`${cycle.name}: closed`);
    onSaved();
  };
  return (
    <Dialog title={`Close ${cycle.name}`} isOpen onClose={onClose}>
      <p>Nothing in a closed cycle changes any more, and no phase leads back from it.</p>
      {open > 0 ? (
        <>
          <p>{counted(open, "published objective has", "published objectives have")} no score and outcome yet.</p>
          <Checkbox isSelected={acceptProposals} onChange={setAcceptProposals}>
            Give them the proposed grade, marked so
          </Checkbox>
        </>
      ) : null}
      <Refusals messages={refused} />
      {missing.length > 0 ? (
        <ul>
          {missing.slice(0, 10).map((each) => (
            <li key={each.id} dir="auto">
              <Link to="/objectives/$objectiveId" params={{ objectiveId: each.id }}>
                {each.title}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
      <Actions>
        <Button look="primary" isDisabled={busy || (open > 0 && !acceptProposals)} onPress={() => void send()}>
          Close for good
        </Button>
        <Button look="quiet" onPress={onClose}>
          Cancel
        </Button>
      </Actions>
    </Dialog>
  );
}
