import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { graphql } from "../../graphql/generated";
import type { MeetingKind } from "../../graphql/generated/graphql";
import { useCreate } from "../../graphql/useCreate";
import { dayOf } from "../../lib/days";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { type Choice, Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import { useDraft } from "../../ui/useDraft";

const CREATE = graphql(`
  mutation MeetingCreate($input: MeetingCreateInput!) {
    meetingCreate(input: $input) { meeting { id } userErrors { message code path } }
  }
`);

export const KINDS: readonly Choice<MeetingKind>[] = [
  { id: "WEEKLY", name: t`Weekly` },
  { id: "MONTHLY", name: t`Monthly` },
  { id: "OTHER", name: t`Other` },
];

interface Called {
  kind: MeetingKind;
  title: string;
  heldOn: string;
}

/** Calls a meeting of a unit; its agenda writes itself. */
export function NewMeeting({
  unit,
  onMade,
  onClose,
}: {
  unit: { id: string; name: string };
  onMade: (id: string) => void;
  onClose: () => void;
}) {
  const [today] = useState(() => dayOf(new Date()));
  const { values, put, forget } = useDraft<Called>(`meeting.new.${unit.id}`, {
    kind: "WEEKLY",
    title: "",
    heldOn: today,
  });
  const { kind, title, heldOn } = values;
  const { create, refused, busy } = useCreate(CREATE, (data) => data.meetingCreate);
  const call = async () => {
    const made = await create({ unitId: unit.id, kind, title: title.trim() || null, heldOn: heldOn || null });
    if (!made?.meeting) return;
    forget();
    onMade(made.meeting.id);
  };
  return (
    <Dialog title={t`New meeting of ${unit.name}`} isOpen onClose={onClose}>
      <Refusals messages={refused} />
      <Select label={t`How often`} choices={KINDS} value={kind} onChange={(next) => put({ kind: next })} />
      <TextField label={t`Day`} type="date" value={heldOn} onChange={(next) => put({ heldOn: next })} />
      <TextField
        label={t`Title`}
        hint={t`None: by its kind, team and day.`}
        value={title}
        onChange={(next) => put({ title: next })}
        maxLength={200}
      />
      <Actions>
        <Button look="primary" isDisabled={busy} onPress={() => void call()}>
          {busy ? t`Calling…` : t`Call it`}
        </Button>
        <Button
          look="quiet"
          onPress={() => {
            forget();
            onClose();
          }}
        >
          <Trans>Cancel</Trans>
        </Button>
      </Actions>
    </Dialog>
  );
}
