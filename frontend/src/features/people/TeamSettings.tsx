import { useState } from "react";
import { Form } from "react-aria-components";
import { graphql } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Refusals } from "../../ui/ErrorState";
import { Stack } from "../../ui/Page";
import { TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import styles from "./people.module.css";
import { UnitSelect } from "./UnitSelect";

const CREATE = graphql(`
  mutation TeamCreate($input: TeamCreateInput!) {
    teamCreate(input: $input) { team { id name parentId } userErrors { message code path } }
  }
`);

/** Adds a team under the company or another team. */
export function TeamSettings({ companyId, onSaved }: { companyId: string; onSaved: () => void }) {
  const [name, setName] = useState("");
  const [parentId, setParentId] = useState<string | null>(companyId);
  const { save, refused, busy } = useSave(CREATE, (data) => data.teamCreate);

  const add = async () => {
    if (!(await save({ input: { name: name.trim(), parentId: parentId ?? companyId } }))) return;
    setName("");
    announce("Team added");
    onSaved();
  };

  return (
    <Stack>
      <Refusals messages={refused} />
      <Form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextField label="New team" value={name} onChange={setName} maxLength={200} isRequired />
        <UnitSelect label="Under" value={parentId} onChange={setParentId} />
        <div>
          <Button look="primary" type="submit" isDisabled={busy || name.trim() === ""}>
            Add team
          </Button>
        </div>
      </Form>
    </Stack>
  );
}
