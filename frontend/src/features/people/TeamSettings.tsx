import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { Form } from "react-aria-components";
import { graphql } from "../../graphql/generated";
import { useCreate } from "../../graphql/useCreate";
import { Button } from "../../ui/Button";
import { Refusals } from "../../ui/ErrorState";
import { Stack } from "../../ui/Page";
import type { Choice } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import { useDraft } from "../../ui/useDraft";
import styles from "./people.module.css";
import { TeamBranch } from "./TeamBranch";
import { TeamDialog } from "./TeamDialog";
import { UnitPicker } from "./UnitPicker";

const CREATE = graphql(`
  mutation TeamCreate($input: TeamCreateInput!) {
    teamCreate(input: $input) { team { id name parentId } userErrors { message code path } }
  }
`);

interface Added {
  name: string;
  parent: Choice | null;
}

/** Teams under the company and under each other: add, rename, move, archive. */
export function TeamSettings({ company, onSaved }: { company: { id: string; name: string }; onSaved: () => void }) {
  // The next team is offered where the last one went.
  const [usual, setUsual] = useState<Choice | null>({ id: company.id, name: company.name });
  const { values, put, forget } = useDraft<Added>("team.new", { name: "", parent: usual });
  const { name, parent } = values;
  const [opened, setOpened] = useState<string | null>(null);
  const { create, refused, busy } = useCreate(CREATE, (data) => data.teamCreate);

  const add = async () => {
    if (!(await create({ name: name.trim(), parentId: parent?.id ?? company.id }))) return;
    setUsual(parent);
    forget();
    announce(t`Team added`);
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
        <TextField
          label={t`New team`}
          value={name}
          onChange={(next) => put({ name: next })}
          maxLength={200}
          isRequired
        />
        <UnitPicker label={t`Under`} chosen={parent} onChoose={(next) => put({ parent: next })} />
        <div className={styles.submit}>
          <Button look="primary" type="submit" isDisabled={busy || name.trim() === ""}>
            <Trans>Add team</Trans>
          </Button>
        </div>
      </Form>
      <TeamBranch unitId={company.id} onOpen={setOpened} />
      {opened ? <TeamDialog teamId={opened} onClose={() => setOpened(null)} /> : null}
    </Stack>
  );
}
