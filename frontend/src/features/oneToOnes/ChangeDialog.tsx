import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { Soft } from "../../ui/Page";
import { announce } from "../../ui/Toast";
import { type When, WhenFields } from "./WhenFields";

const FRAGMENT = graphql(`
  fragment ChangeDialog_oneToOne on OneToOne { id version interval weekday at timeZone }
`);

const UPDATE = graphql(`
  mutation OneToOneUpdate($input: OneToOneUpdateInput!) {
    oneToOneUpdate(input: $input) { oneToOne { id ...ChangeDialog_oneToOne } userErrors { message code path } }
  }
`);

const END = graphql(`
  mutation OneToOneEnd($input: OneToOneEndInput!) {
    oneToOneEnd(input: $input) { oneToOne { id hasEnded version } userErrors { message code path } }
  }
`);

/** Says when the two talk from now on, or ends it. */
export function ChangeDialog({ oneToOne, onClose }: { oneToOne: FragmentType<typeof FRAGMENT>; onClose: () => void }) {
  const { id, version, interval, weekday, at, timeZone } = unmasked(FRAGMENT, oneToOne);
  const [when, setWhen] = useState<When>({ interval, weekday, at });
  const updating = useSave(UPDATE, (data) => data.oneToOneUpdate);
  const ending = useSave(END, (data) => data.oneToOneEnd);
  const busy = updating.busy || ending.busy;
  const send = async () => {
    if (!(await updating.save({ input: { id, ifVersion: version, ...when } }))) return;
    announce(t`Saved`);
    onClose();
  };
  const end = async () => {
    if (!(await ending.save({ input: { id, ifVersion: version } }))) return;
    announce(t`Ended`);
    onClose();
  };
  return (
    <Dialog title={t`Change this 1:1`} isOpen onClose={onClose}>
      <Refusals messages={[...updating.refused, ...ending.refused]} />
      <WhenFields when={when} zone={timeZone} onChange={setWhen} />
      <Soft>
        <Trans>Once it has ended, nothing in it changes any more; the two of you can still read it.</Trans>
      </Soft>
      <Actions>
        <Button look="primary" isDisabled={busy || when.at === ""} onPress={() => void send()}>
          <Trans>Save</Trans>
        </Button>
        <Button isDisabled={busy} onPress={() => void end()}>
          <Trans>End it</Trans>
        </Button>
        <Button look="quiet" onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </Actions>
    </Dialog>
  );
}
