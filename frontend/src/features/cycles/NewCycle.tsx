import { useState } from "react";
import { Form } from "react-aria-components";
import { graphql } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Refusals } from "../../ui/ErrorState";
import { announce } from "../../ui/Toast";
import { type CycleDraft, CycleFields, isWhole } from "./CycleFields";
import styles from "./cycles.module.css";

const CREATE = graphql(`
  mutation CycleCreate($input: CycleCreateInput!) {
    cycleCreate(input: $input) { cycle { id ...CycleSettings_cycle } userErrors { message code path } }
  }
`);

interface NewCycleProps {
  proposal: Omit<CycleDraft, "parentId">;
  parents: readonly { id: string; name: string }[];
  onSaved: () => void;
}

/** A cycle to be made, with the next quarter filled in. */
export function NewCycle({ proposal, parents, onSaved }: NewCycleProps) {
  const [draft, setDraft] = useState<CycleDraft>({ ...proposal, parentId: null });
  const { save, refused, busy } = useSave(CREATE, (data) => data.cycleCreate);
  const add = async () => {
    if (!(await save({ input: { ...draft, name: draft.name.trim() } }))) return;
    announce("Cycle added");
    onSaved();
  };
  return (
    <Form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Refusals messages={refused} />
      <CycleFields draft={draft} label="New cycle" parents={parents} onChange={setDraft} />
      <div>
        <Button look="primary" type="submit" isDisabled={busy || !isWhole(draft)}>
          Add cycle
        </Button>
      </div>
    </Form>
  );
}
