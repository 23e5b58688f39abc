import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { graphql } from "../../graphql/generated";
import { useCreate } from "../../graphql/useCreate";
import { DAY_LENGTH_MS, dayOf } from "../../lib/days";
import { typedNumber } from "../../lib/numbers";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import { useDraft } from "../../ui/useDraft";

const OFFER = graphql(`
  mutation CoachingSessionOffer($input: CoachingSessionOfferInput!) {
    coachingSessionOffer(input: $input) { coachingSession { id } userErrors { message code path } }
  }
`);

/** Tomorrow at ten, as a field for day and time holds it. */
const tomorrow = () => `${dayOf(new Date(Date.now() + DAY_LENGTH_MS))}T10:00`;

/** Offers a session to a unit's members or to a person. */
export function OfferDialog({ owner, onClose }: { owner: { id: string; name: string }; onClose: () => void }) {
  const [fresh] = useState(() => ({ topic: "", startsAt: tomorrow(), minutes: "30" }));
  const { values, put, forget } = useDraft(`offer.${owner.id}`, fresh);
  const { topic, startsAt, minutes } = values;
  const { create, refused, busy } = useCreate(OFFER, (data) => data.coachingSessionOffer);
  const at = new Date(startsAt);
  const length = typedNumber(minutes).value;
  const isReady = topic.trim() !== "" && !Number.isNaN(at.getTime()) && Number.isInteger(length);
  const send = async () => {
    if (length === null) return;
    if (!(await create({ ownerId: owner.id, topic, startsAt: at.toISOString(), minutes: length }))) return;
    forget();
    announce(t`Offered`);
    onClose();
  };
  return (
    <Dialog title={t`Offer ${owner.name} a session`} isOpen onClose={onClose}>
      <Refusals messages={refused} />
      <TextField label={t`What about`} value={topic} onChange={(next) => put({ topic: next })} maxLength={200} />
      <TextField label={t`When`} type="datetime-local" value={startsAt} onChange={(next) => put({ startsAt: next })} />
      <TextField label={t`Minutes`} inputMode="numeric" value={minutes} onChange={(next) => put({ minutes: next })} />
      <Actions>
        <Button look="primary" isDisabled={busy || !isReady} onPress={() => void send()}>
          <Trans>Offer it</Trans>
        </Button>
        <Button look="quiet" onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </Actions>
    </Dialog>
  );
}
