import { t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { errorText } from "../../graphql/client";
import { graphql } from "../../graphql/generated";
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

const LEFT_OPEN = graphql(`
  query CycleLeftOpen($id: ID!) {
    cycle(id: $id) { id unscoredCount undecidedCount unitsWithoutRetrospective { id name } }
  }
`);

/** What the end of a cycle would leave as it is; none of it keeps the cycle open. */
function LeftOpen({ undecided, units }: { undecided: number; units: readonly { id: string; name: string }[] }) {
  const named = units.slice(0, 5).map((each) => each.name);
  if (units.length > named.length) named.push(t`${units.length - named.length} more`);
  return (
    <>
      {undecided > 0 ? (
        <p>
          <Trans>
            Nobody has said what becomes of{" "}
            <Plural value={undecided} one="# unfinished objective" other="# unfinished objectives" />; after the close
            they cannot be carried over.
          </Trans>
        </p>
      ) : null}
      {named.length > 0 ? (
        <p>
          <Trans>No retrospective yet: {named.join(", ")}.</Trans>
        </p>
      ) : null}
    </>
  );
}

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
  const [{ data }] = useQuery({ query: LEFT_OPEN, variables: { id: cycle.id }, requestPolicy: "network-only" });
  const [acceptProposals, setAcceptProposals] = useState(false);
  const [{ data: answer, error, fetching: busy }, close] = useMutation(CLOSE);
  const errors = answer?.cycleClose.userErrors ?? [];
  const refused = error ? [errorText(error)] : errors.map((each) => each.message);
  const missing = errors.flatMap((each) => ("objectives" in each ? each.objectives : []));
  const open = data?.cycle?.unscoredCount ?? 0;
  const send = async () => {
    const result = await close({ input: { id: cycle.id, ifVersion: cycle.version, acceptProposals } });
    if (!result.data || result.data.cycleClose.userErrors.length > 0) return;
    announce(t`${cycle.name}: closed`);
    onSaved();
  };
  return (
    <Dialog title={t`Close ${cycle.name}`} isOpen onClose={onClose}>
      <p>
        <Trans>Nothing in a closed cycle changes any more, and no phase leads back from it.</Trans>
      </p>
      {open > 0 ? (
        <>
          <p>
            <Trans>
              <Plural value={open} one="# published objective has" other="# published objectives have" /> no score and
              outcome yet.
            </Trans>
          </p>
          <Checkbox isSelected={acceptProposals} onChange={setAcceptProposals}>
            <Trans>Give them the proposed grade, marked so</Trans>
          </Checkbox>
        </>
      ) : null}
      <LeftOpen undecided={data?.cycle?.undecidedCount ?? 0} units={data?.cycle?.unitsWithoutRetrospective ?? []} />
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
          <Trans>Close for good</Trans>
        </Button>
        <Button look="quiet" onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </Actions>
    </Dialog>
  );
}
