import { useState } from "react";
import { graphql } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
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
  const [text, setText] = useState("");
  const [ownerId, setOwnerId] = useState(people[0]?.id ?? "");
  const [dueOn, setDueOn] = useState("");
  const { save, refused, busy } = useSave(ADD, (data) => data.oneToOneActionAdd);
  const add = async () => {
    const input = { oneToOneId, text: text.trim(), ownerId, dueOn: dueOn || null };
    if (!(await save({ input: { ...input, idempotencyKey: crypto.randomUUID() } }))) return;
    announce("Agreed");
    setText("");
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
      <TextField label="What is to be done" value={text} onChange={setText} maxLength={2000} />
      <Select label="Done by" choices={people} value={ownerId} onChange={setOwnerId} />
      <TextField label="Due on" type="date" value={dueOn} onChange={setDueOn} />
      <Button type="submit" isDisabled={busy || text.trim() === ""}>
        Add it
      </Button>
      <Refusals messages={refused} />
    </form>
  );
}
