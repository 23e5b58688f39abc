import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { graphql } from "../../graphql/generated";
import { useCreate } from "../../graphql/useCreate";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import type { Choice } from "../../ui/Select";
import { type When, WhenFields } from "./WhenFields";
import { weekdayOf } from "./words";

const START = graphql(`
  mutation OneToOneStart($input: OneToOneStartInput!) {
    oneToOneStart(input: $input) { oneToOne { id } userErrors { message code path } }
  }
`);

export type PickPerson = (props: {
  label: string;
  chosen: Choice | null;
  onChoose: (person: Choice | null) => void;
}) => ReactNode;

/** Starts a recurring conversation with somebody. */
export function StartDialog({
  pickPerson: PickPerson,
  onStarted,
  onClose,
}: {
  pickPerson: PickPerson;
  onStarted: (id: string) => void;
  onClose: () => void;
}) {
  const [person, setPerson] = useState<Choice | null>(null);
  const [when, setWhen] = useState<When>(() => ({
    interval: "TWO_WEEKS",
    weekday: weekdayOf(new Date()),
    at: "10:00",
  }));
  const { create, refused, busy } = useCreate(START, (data) => data.oneToOneStart);
  const start = async () => {
    if (!person) return;
    const made = await create({ personId: person.id, ...when });
    if (made?.oneToOne) onStarted(made.oneToOne.id);
  };
  return (
    <Dialog title={t`New 1:1`} isOpen onClose={onClose}>
      <Refusals messages={refused} />
      <PickPerson label={t`With`} chosen={person} onChoose={setPerson} />
      <WhenFields when={when} onChange={setWhen} />
      <Actions>
        <Button look="primary" isDisabled={busy || !person || when.at === ""} onPress={() => void start()}>
          {busy ? t`Starting…` : t`Start it`}
        </Button>
        <Button look="quiet" onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </Actions>
    </Dialog>
  );
}
