import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Form } from "react-aria-components";
import { graphql } from "../../graphql/generated";
import { useCreate } from "../../graphql/useCreate";
import { Button } from "../../ui/Button";
import { Refusals } from "../../ui/ErrorState";
import { announce } from "../../ui/Toast";
import { useDraft } from "../../ui/useDraft";
import { type CycleDraft, CycleFields, entryOf, isWhole } from "./CycleFields";
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
  const { values: draft, put, forget } = useDraft<CycleDraft>("cycle.new", { ...proposal, parentId: "" });
  const { create, refused, busy } = useCreate(CREATE, (data) => data.cycleCreate);
  const add = async () => {
    if (!(await create(entryOf(draft)))) return;
    forget();
    announce(t`Cycle added`);
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
      <CycleFields draft={draft} label={t`New cycle`} parents={parents} onChange={put} />
      <div>
        <Button look="primary" type="submit" isDisabled={busy || !isWhole(draft)}>
          <Trans>Add cycle</Trans>
        </Button>
      </div>
    </Form>
  );
}
