import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { Form } from "react-aria-components";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { useCreate } from "../../graphql/useCreate";
import { Button } from "../../ui/Button";
import { Refusals } from "../../ui/ErrorState";
import { Row, Rows, Soft, Stack } from "../../ui/Page";
import { TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import { useDraft } from "../../ui/useDraft";
import styles from "./people.module.css";
import { PriorityDialog } from "./PriorityDialog";

export const PrioritySettingsFragment = graphql(`
  fragment PrioritySettings_company on Company { id priorities { id name why years position version } }
`);

const CREATE = graphql(`
  mutation PriorityCreate($input: PriorityCreateInput!) {
    priorityCreate(input: $input) { priority { id name why years } userErrors { message code path } }
  }
`);

const NEW = { name: "", why: "" };

/** The strategic priorities that company objectives cite. */
export function PrioritySettings({
  company: masked,
  onSaved,
}: {
  company: FragmentType<typeof PrioritySettingsFragment>;
  onSaved: () => void;
}) {
  const { priorities } = unmasked(PrioritySettingsFragment, masked);
  const { values, put, forget } = useDraft("priority.new", NEW);
  const { name, why } = values;
  const [thisYear] = useState(() => new Date().getFullYear());
  const [opened, setOpened] = useState<string | null>(null);
  const changing = priorities.find((each) => each.id === opened);
  const { create, refused, busy } = useCreate(CREATE, (data) => data.priorityCreate);

  const add = async () => {
    const input = {
      name: name.trim(),
      why: why.trim() || null,
      years: [thisYear],
    };
    if (!(await create(input))) return;
    forget();
    announce(t`Priority added`);
    onSaved();
  };

  return (
    <Stack>
      {priorities.length > 0 ? (
        <Rows>
          {priorities.map((each) => (
            <Row key={each.id}>
              <div className={styles.member}>
                <span>
                  <strong>{each.name}</strong>{" "}
                  <Soft>{[each.why, each.years.join(", ")].filter(Boolean).join(" · ")}</Soft>
                </span>
                <Button look="quiet" aria-label={t`Change ${each.name}`} onPress={() => setOpened(each.id)}>
                  <Trans>Change</Trans>
                </Button>
              </div>
            </Row>
          ))}
        </Rows>
      ) : (
        <Soft>
          <Trans>No priority yet. Three to five are enough.</Trans>
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
        <TextField
          label={t`New priority`}
          value={name}
          onChange={(next) => put({ name: next })}
          maxLength={200}
          isRequired
        />
        <TextField label={t`Why`} value={why} onChange={(next) => put({ why: next })} maxLength={5000} />
        <div>
          <Button look="primary" type="submit" isDisabled={busy || name.trim() === ""}>
            <Trans>Add priority</Trans>
          </Button>
        </div>
      </Form>
      {changing ? (
        <PriorityDialog
          priority={changing}
          onClose={() => setOpened(null)}
          onSaved={() => {
            setOpened(null);
            onSaved();
          }}
        />
      ) : null}
    </Stack>
  );
}
