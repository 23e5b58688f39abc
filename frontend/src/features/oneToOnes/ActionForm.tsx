import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { graphql } from "../../graphql/generated";
import { useCreate } from "../../graphql/useCreate";
import { useKeptText } from "../../ui/useKept";
import { Button } from "../../ui/Button";
import { Refusals } from "../../ui/ErrorState";
import { type Choice, Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import styles from "./oneToOnes.module.css";

const ADD = graphql(`
  mutation OneToOneActionAdd($input: OneToOneActionAddInput!) {
    oneToOneActionAdd(input: $input) { action { id ...ActionList_action } userErrors { message code path } }
  }
`);

/** Agrees on what one of the two will do. */
export function ActionForm({ oneToOneId, people }: { oneToOneId: string; people: readonly Choice[] }) {
  const [text, setText, forget] = useKeptText(`action.${oneToOneId}`);
  const [ownerId, setOwnerId] = useState(people[0]?.id ?? "");
  const [dueOn, setDueOn] = useState("");
  const { create, refused, busy } = useCreate(ADD, (data) => data.oneToOneActionAdd);
  const add = async () => {
    if (!(await create({ oneToOneId, text: text.trim(), ownerId, dueOn: dueOn || null }))) return;
    announce(t`Agreed`);
    forget();
    setDueOn("");
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "" && !busy) void add();
      }}
    >
      <TextField label={t`What is to be done`} value={text} onChange={setText} maxLength={2000} />
      <Select label={t`Done by`} choices={people} value={ownerId} onChange={setOwnerId} />
      <TextField label={t`Due on`} type="date" value={dueOn} onChange={setDueOn} />
      <Button type="submit" isDisabled={busy || text.trim() === ""}>
        <Trans>Add it</Trans>
      </Button>
      <Refusals messages={refused} />
    </form>
  );
}
