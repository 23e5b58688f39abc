import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import type { RecognitionSize } from "../../graphql/generated/graphql";
import { useCreate } from "../../graphql/useCreate";
import { useKeptText } from "../../ui/useKept";
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
const SIZES: Record<RecognitionSize, string> = { SMALL: t`Small`, BIG: t`Big` };

/** What is spoken of: a goal or a check-in by its id, and what to call it. */
export interface Topic {
  id: string;
  title: string;
}

/** Thanks people and teams for a goal or a check-in. */
export function ThankDialog({ topic, onClose }: { topic: Topic; onClose: () => void }) {
  const [{ data }] = useQuery({ query: REWARDS });
  const [whom, setWhom] = useState<Choice[]>([]);
  const [text, setText, forget] = useKeptText(`thanks.${topic.id}`);
  const [size, setSize] = useState<RecognitionSize>("SMALL");
  const [reward, setReward] = useState(NONE);
  const { create, refused, busy } = useCreate(THANK, (answer) => answer.recognitionCreate);
  const rewards = data?.rewards ?? [];
  const me = data?.viewer.person?.id;
  const send = async () => {
    const said = { text, size, recipientIds: whom.map((each) => each.id), rewardId: reward === NONE ? null : reward };
    if (!(await create({ aboutId: topic.id, ...said }))) return;
    forget();
    announce(t`Thanked`);
    onClose();
  };
  return (
    <Dialog title={t`Say thanks for “${topic.title}”`} isOpen onClose={onClose}>
      <Refusals messages={refused} />
      <RecipientsField label={t`Whom`} chosen={whom} onChange={setWhom} without={me ? [me] : []} />
      <TextArea
        label={t`What for`}
        hint={t`Everybody who sees the goal reads it.`}
        value={text}
        onChange={setText}
        maxLength={2_000}
      />
      <Choices label={t`How big`} choices={SIZES} value={size} onChange={setSize} />
      {rewards.length > 0 ? (
        <Select
          label={t`Reward`}
          value={reward}
          onChange={setReward}
          choices={[
            { id: NONE, name: t`None` },
            ...rewards.map((each) => ({ id: each.id, name: each.name, note: each.description ?? undefined })),
          ]}
        />
      ) : null}
      <Actions>
        <Button look="primary" isDisabled={busy || whom.length === 0 || text.trim() === ""} onPress={() => void send()}>
          <Trans>Say thanks</Trans>
        </Button>
        <Button look="quiet" onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </Actions>
    </Dialog>
  );
}
