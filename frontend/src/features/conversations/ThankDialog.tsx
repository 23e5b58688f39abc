import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import type { RecognitionSize } from "../../graphql/generated/graphql";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Choices } from "../../ui/Choices";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { type Choice, Select } from "../../ui/Select";
import { TextArea } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import { RecipientsField } from "./RecipientsField";

const REWARDS = graphql(`
  query ThankDialog { viewer { person { id } } rewards { id name description } }
`);

const THANK = graphql(`
  mutation RecognitionCreate($input: RecognitionCreateInput!) {
    recognitionCreate(input: $input) { recognition { id ...RecognitionRow_recognition } userErrors { message code path } }
  }
`);

const NONE = "none";
const SIZES: Record<RecognitionSize, string> = { SMALL: "Small", BIG: "Big" };

/** What is spoken of: a goal or a check-in by its id, and what to call it. */
export interface Topic {
  id: string;
  title: string;
}

/** Thanks people and teams for a goal or a check-in. */
export function ThankDialog({ topic, onClose }: { topic: Topic; onClose: () => void }) {
  const [{ data }] = useQuery({ query: REWARDS });
  const [whom, setWhom] = useState<Choice[]>([]);
  const [text, setText] = useState("");
  const [size, setSize] = useState<RecognitionSize>("SMALL");
  const [reward, setReward] = useState(NONE);
  const [idempotencyKey, renew] = useState(() => crypto.randomUUID());
  const { save, refused, busy } = useSave(THANK, (answer) => answer.recognitionCreate);
  const rewards = data?.rewards ?? [];
  const me = data?.viewer.person?.id;
  const send = async () => {
    const said = { text, size, recipientIds: whom.map((each) => each.id), rewardId: reward === NONE ? null : reward };
    // What is sent next is another body, so it takes a new key.
    if (!(await save({ input: { idempotencyKey, aboutId: topic.id, ...said } }))) return renew(crypto.randomUUID());
    announce("Thanked");
    onClose();
  };
  return (
    <Dialog title={`Say thanks for “${topic.title}”`} isOpen onClose={onClose}>
      <Refusals messages={refused} />
      <RecipientsField label="Whom" chosen={whom} onChange={setWhom} without={me ? [me] : []} />
      <TextArea
        label="What for"
        hint="Everybody who sees the goal reads it."
        value={text}
        onChange={setText}
        maxLength={2_000}
      />
      <Choices label="How big" choices={SIZES} value={size} onChange={setSize} />
      {rewards.length > 0 ? (
        <Select
          label="Reward"
          value={reward}
          onChange={setReward}
          choices={[
            { id: NONE, name: "None" },
            ...rewards.map((each) => ({ id: each.id, name: each.name, note: each.description ?? undefined })),
          ]}
        />
      ) : null}
      <Actions>
        <Button look="primary" isDisabled={busy || whom.length === 0 || text.trim() === ""} onPress={() => void send()}>
          Say thanks
        </Button>
        <Button look="quiet" onPress={onClose}>
          Cancel
        </Button>
      </Actions>
    </Dialog>
  );
}
