import { useState } from "react";
import { graphql } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { DAY_LENGTH_MS, dayOf } from "../../lib/days";
import { typedNumber } from "../../lib/numbers";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";

const OFFER = graphql(`
  mutation CoachingSessionOffer($input: CoachingSessionOfferInput!) {
    coachingSessionOffer(input: $input) { coachingSession { id } userErrors { message code path } }
  }
`);

/** Tomorrow at ten, as a field for day and time holds it. */
const tomorrow = () => `${dayOf(new Date(Date.now() + DAY_LENGTH_MS))}T10:00`;

/** Offers a session to a unit's members or to a person. */
export function OfferDialog({ owner, onClose }: { owner: { id: string; name: string }; onClose: () => void }) {
  const [topic, setTopic] = useState("");
  const [startsAt, setStartsAt] = useState(tomorrow);
  const [minutes, setMinutes] = useState("30");
  const [idempotencyKey, renew] = useState(() => crypto.randomUUID());
  const { save, refused, busy } = useSave(OFFER, (data) => data.coachingSessionOffer);
  const at = new Date(startsAt);
  const length = typedNumber(minutes).value;
  const isReady = topic.trim() !== "" && !Number.isNaN(at.getTime()) && Number.isInteger(length);
  const send = async () => {
    if (length === null) return;
    const input = { idempotencyKey, ownerId: owner.id, topic, startsAt: at.toISOString(), minutes: length };
    // What is sent next is another body, so it takes a new key.
    if (!(await save({ input }))) return renew(crypto.randomUUID());
    announce("Offered");
    onClose();
  };
  return (
    <Dialog title={`Offer ${owner.name} a session`} isOpen onClose={onClose}>
      <Refusals messages={refused} />
      <TextField label="What about" value={topic} onChange={setTopic} maxLength={200} />
      <TextField label="When" type="datetime-local" value={startsAt} onChange={setStartsAt} />
      <TextField label="Minutes" inputMode="numeric" value={minutes} onChange={setMinutes} />
      <Actions>
        <Button look="primary" isDisabled={busy || !isReady} onPress={() => void send()}>
          Offer it
        </Button>
        <Button look="quiet" onPress={onClose}>
          Cancel
        </Button>
      </Actions>
    </Dialog>
  );
}
