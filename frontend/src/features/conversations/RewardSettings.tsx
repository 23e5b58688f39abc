import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { Form } from "react-aria-components";
import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import { useCreate } from "../../graphql/useCreate";
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
  const [opened, setOpened] = useState<Stored | null>(null);
  const { create, refused, busy } = useCreate(CREATE, (answer) => answer.rewardCreate);
  const add = async () => {
    if (!(await create({ name: name.trim() }))) return;
    setName("");
    announce(t`Reward added`);
  };
  const rewards = data?.rewards ?? [];
  return (
    <Stack>
      {rewards.length > 0 ? (
        <Rows label={t`Rewards`}>
          {rewards.map((each) => (
            <Row key={each.id}>
              <div className={styles.head}>
                <span>
                  <strong>{each.name}</strong>{" "}
                  <Soft>{[each.archived ? t`Given no more` : null, each.description].filter(Boolean).join(" · ")}</Soft>
                </span>
                <Button look="quiet" aria-label={t`Change ${each.name}`} onPress={() => setOpened(each)}>
                  <Trans>Change</Trans>
                </Button>
              </div>
            </Row>
          ))}
        </Rows>
      ) : (
        <Soft>
          <Trans>No reward yet. A thank-you needs none; what you name here may go with one.</Trans>
        </Soft>
      )}
      <Refusals messages={refused} />
      <Form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextField label={t`New reward`} value={name} onChange={setName} maxLength={200} isRequired />
        <div>
          <Button look="primary" type="submit" isDisabled={busy || name.trim() === ""}>
            <Trans>Add reward</Trans>
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
    announce(t`Reward saved`);
    onClose();
  };
  return (
    <Dialog title={t`Change reward`} isOpen onClose={onClose}>
      <Refusals messages={refused} />
      <TextField label={t`Name`} value={name} onChange={setName} maxLength={200} isRequired />
      <TextArea
        label={t`What it is, and how one gets it`}
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
          <Trans>Save</Trans>
        </Button>
        <Button isDisabled={busy} onPress={() => void send({ archived: !reward.archived })}>
          {reward.archived ? t`Give it again` : t`Give it no more`}
        </Button>
        <Button look="quiet" onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </Actions>
    </Dialog>
  );
}
