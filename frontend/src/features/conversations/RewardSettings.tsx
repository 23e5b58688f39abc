import { useState } from "react";
import { Form } from "react-aria-components";
import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { Row, Rows, Soft, Stack } from "../../ui/Page";
import { TextArea, TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import styles from "./conversations.module.css";

const QUERY = graphql(`
  query RewardSettings { rewards(archived: true) { id name description archived version } }
`);

const CREATE = graphql(`
  mutation RewardCreate($input: RewardCreateInput!) {
    rewardCreate(input: $input) { reward { id name } userErrors { message code path } }
  }
`);

const UPDATE = graphql(`
  mutation RewardUpdate($input: RewardUpdateInput!) {
    rewardUpdate(input: $input) { reward { id name description archived version } userErrors { message code path } }
  }
`);

interface Stored {
  id: string;
  version: number;
  name: string;
  description?: string | null;
  archived: boolean;
}

/** The rewards that a thank-you may carry. */
export function RewardSettings() {
  const [{ data }] = useQuery({ query: QUERY });
  const [name, setName] = useState("");
  const [idempotencyKey, renew] = useState(() => crypto.randomUUID());
  const [opened, setOpened] = useState<Stored | null>(null);
  const { save, refused, busy } = useSave(CREATE, (answer) => answer.rewardCreate);
  const add = async () => {
    const made = await save({ input: { idempotencyKey, name: name.trim() } });
    renew(crypto.randomUUID());
    if (!made) return;
    setName("");
    announce("Reward added");
  };
  const rewards = data?.rewards ?? [];
  return (
    <Stack>
      {rewards.length > 0 ? (
        <Rows label="Rewards">
          {rewards.map((each) => (
            <Row key={each.id}>
              <div className={styles.head}>
                <span>
                  <strong>{each.name}</strong>{" "}
                  <Soft>{[each.archived ? "Given no more" : null, each.description].filter(Boolean).join(" · ")}</Soft>
                </span>
                <Button look="quiet" aria-label={`Change ${each.name}`} onPress={() => setOpened(each)}>
                  Change
                </Button>
              </div>
            </Row>
          ))}
        </Rows>
      ) : (
        <Soft>No reward yet. A thank-you needs none; what you name here may go with one.</Soft>
      )}
      <Refusals messages={refused} />
      <Form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextField label="New reward" value={name} onChange={setName} maxLength={200} isRequired />
        <div>
          <Button look="primary" type="submit" isDisabled={busy || name.trim() === ""}>
            Add reward
          </Button>
        </div>
      </Form>
      {opened ? <RewardDialog reward={opened} onClose={() => setOpened(null)} /> : null}
    </Stack>
  );
}

function RewardDialog({ reward, onClose }: { reward: Stored; onClose: () => void }) {
  const [name, setName] = useState(reward.name);
  const [description, setDescription] = useState(reward.description ?? "");
  const { save, refused, busy } = useSave(UPDATE, (answer) => answer.rewardUpdate);
  const send = async (changes: { archived: boolean } | { name: string; description: string | null }) => {
    if (!(await save({ input: { id: reward.id, ifVersion: reward.version, ...changes } }))) return;
    announce("Reward saved");
    onClose();
  };
  return (
    <Dialog title="Change reward" isOpen onClose={onClose}>
      <Refusals messages={refused} />
      <TextField label="Name" value={name} onChange={setName} maxLength={200} isRequired />
      <TextArea
        label="What it is, and how one gets it"
        value={description}
        onChange={setDescription}
        maxLength={2000}
      />
      <Actions>
        <Button
          look="primary"
          isDisabled={busy || name.trim() === ""}
          onPress={() => void send({ name: name.trim(), description: description.trim() || null })}
        >
          Save
        </Button>
        <Button isDisabled={busy} onPress={() => void send({ archived: !reward.archived })}>
          {reward.archived ? "Give it again" : "Give it no more"}
        </Button>
        <Button look="quiet" onPress={onClose}>
          Cancel
        </Button>
      </Actions>
    </Dialog>
  );
}
