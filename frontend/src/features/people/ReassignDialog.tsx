import { plural, t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { errorText } from "../../graphql/client";
import { graphql } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Choices } from "../../ui/Choices";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import type { Choice } from "../../ui/Select";
import { Skeleton } from "../../ui/Skeleton";
import { TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import { LoosenedList } from "./LoosenedList";
import { PersonPicker } from "./PersonPicker";
import { UnitPicker } from "./UnitPicker";

const PREVIEW = graphql(`
  query ReassignPreview($choice: GoalsReassignChoice!) {
    goalsReassignPreview(choice: $choice) { count loosened { ...LoosenedList_loosened } }
  }
`);

const REASSIGN = graphql(`
  mutation GoalsReassign($input: GoalsReassignInput!) {
    goalsReassign(input: $input) { person { id } count userErrors { message code path } }
  }
`);

const KINDS = { person: t`To a person`, unit: t`To a team` };

interface ReassignDialogProps {
  person: { id: string; name: string };
  /** What to hand over; null for all of it. */
  ids: readonly string[] | null;
  onDone: () => void;
  onClose: () => void;
}

/** Who takes over what somebody has left behind, and what that changes. */
export function ReassignDialog({ person, ids, onDone, onClose }: ReassignDialogProps) {
  const [kind, setKind] = useState<keyof typeof KINDS>("person");
  const [to, setTo] = useState<Choice | null>(null);
  const [why, setWhy] = useState("");
  const { save, refused, busy } = useSave(REASSIGN, (data) => data.goalsReassign);
  const choice = { personId: person.id, toId: to?.id ?? "", ids: ids ? [...ids] : null };
  const reassign = async () => {
    const reason = { kind: "RESOURCES_MOVED" as const, text: why.trim() || null };
    const done = await save({ input: { ...choice, reason } });
    if (!done) return;
    announce(t`${plural(done.count, { one: "# thing", other: "# things" })} handed over`);
    onDone();
  };
  return (
    <Dialog title={t`Hand over what ${person.name} had`} isOpen onClose={onClose}>
      <Refusals messages={refused} />
      <Choices
        label={t`Who takes over`}
        choices={KINDS}
        value={kind}
        onChange={(next) => {
          setKind(next);
          setTo(null);
        }}
      />
      {kind === "person" ? (
        <PersonPicker label={t`New owner`} chosen={to} onChoose={setTo} without={[person.id]} />
      ) : (
        <UnitPicker label={t`New owner`} chosen={to} onChoose={setTo} />
      )}
      <TextField label={t`In a sentence (optional)`} value={why} onChange={setWhy} maxLength={2000} />
      {to ? <Preview choice={choice} /> : null}
      <Actions>
        <Button look="primary" isDisabled={busy || !to} onPress={() => void reassign()}>
          {busy ? t`Handing over…` : t`Hand over`}
        </Button>
        <Button look="quiet" onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </Actions>
    </Dialog>
  );
}

function Preview({ choice }: { choice: { personId: string; toId: string; ids: string[] | null } }) {
  const [{ data, error }] = useQuery({ query: PREVIEW, variables: { choice }, requestPolicy: "network-only" });
  if (error) return <Refusals messages={[errorText(error)]} />;
  if (!data) return <Skeleton lines={1} />;
  const { count, loosened } = data.goalsReassignPreview;
  return (
    <>
      <p>
        <Trans>
          <Plural value={count} one="# thing" other="# things" /> will be theirs. The history of each published goal
          keeps that people moved.
        </Trans>
      </p>
      <LoosenedList loosened={loosened} />
    </>
  );
}
