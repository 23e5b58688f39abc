import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { graphql } from "../../graphql/generated";
import type { PointKind } from "../../graphql/generated/graphql";
import { useCreate } from "../../graphql/useCreate";
import { useKeptText } from "../../ui/useKept";
import { Button } from "../../ui/Button";
import { Refusals } from "../../ui/ErrorState";
import { type Choice, Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import styles from "./meetings.module.css";

const ADD = graphql(`
  mutation MeetingPointAdd($input: MeetingPointAddInput!) {
    meetingPointAdd(input: $input) { point { id ...PointList_point } userErrors { message code path } }
  }
`);

const KINDS: readonly Choice<PointKind>[] = [
  { id: "DECISION", name: t`Decision` },
  { id: "ACTION", name: t`Action` },
];

export type PickPerson = (props: {
  label: string;
  chosen: Choice | null;
  onChoose: (person: Choice | null) => void;
}) => ReactNode;

/** Notes a decision or an action, about one goal or the meeting as a whole. */
export function PointForm({
  meetingId,
  objectiveId,
  pickPerson: PickPerson,
}: {
  meetingId: string;
  objectiveId?: string;
  pickPerson: PickPerson;
}) {
  const [kind, setKind] = useState<PointKind>("DECISION");
  const [text, setText, forget] = useKeptText(`point.${meetingId}.${objectiveId ?? "whole"}`);
  const [owner, setOwner] = useState<Choice | null>(null);
  const [dueOn, setDueOn] = useState("");
  const { create, refused, busy } = useCreate(ADD, (data) => data.meetingPointAdd);
  const isAction = kind === "ACTION";
  const add = async () => {
    const more = isAction ? { ownerId: owner?.id ?? null, dueOn: dueOn || null } : {};
    const input = { meetingId, objectiveId: objectiveId ?? null, kind, text: text.trim(), ...more };
    if (!(await create(input))) return;
    announce(t`Noted`);
    forget();
    setOwner(null);
    setDueOn("");
  };
  return (
    <form
      className={`${styles.form} ${styles.unprinted}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "" && !busy) void add();
      }}
    >
      <Select label={t`Note a`} choices={KINDS} value={kind} onChange={setKind} />
      <TextField
        label={isAction ? t`What is to be done` : t`What was decided`}
        value={text}
        onChange={setText}
        maxLength={2000}
      />
      {isAction ? <PickPerson label={t`Done by`} chosen={owner} onChoose={setOwner} /> : null}
      {isAction ? <TextField label={t`Due on`} type="date" value={dueOn} onChange={setDueOn} /> : null}
      <Button type="submit" isDisabled={busy || text.trim() === "" || (isAction && !owner)}>
        <Trans>Note it</Trans>
      </Button>
      <Refusals messages={refused} />
    </form>
  );
}
