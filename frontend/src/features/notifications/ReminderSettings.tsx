import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { Form } from "react-aria-components";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Refusals } from "../../ui/ErrorState";
import { Section, Soft, Stack } from "../../ui/Page";
import { TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import styles from "./notifications.module.css";

export const ReminderSettingsFragment = graphql(`
  fragment ReminderSettings_reminders on ReminderSettings {
    wanted
    quietFrom
    quietUntil
  }
`);

const SET = graphql(`
  mutation RemindersSet($input: RemindersSetInput!) {
    remindersSet(input: $input) {
      viewer { reminders { ...ReminderSettings_reminders } }
      userErrors { message code path }
    }
  }
`);

export interface ReminderSettingsProps {
  reminders: FragmentType<typeof ReminderSettingsFragment>;
  onSaved: () => void;
}

/** Whether whoever is signed in is reminded of check-ins, and when not. */
export function ReminderSettings({ reminders: masked, onSaved }: ReminderSettingsProps) {
  const stored = unmasked(ReminderSettingsFragment, masked);
  const [wish, setWish] = useState({ ...stored });
  const { save, refused, busy } = useSave(SET, (data) => data.remindersSet);
  const send = async () => {
    const { wanted, quietFrom, quietUntil } = wish;
    if (!(await save({ input: { wanted, quietFrom, quietUntil } }))) return;
    announce(t`Reminders saved`);
    onSaved();
  };
  return (
    <Section title={t`Reminders`}>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Stack>
          <Refusals messages={refused} />
          <Checkbox isSelected={wish.wanted} onChange={(wanted) => setWish({ ...wish, wanted })}>
            <Trans>Remind me of check-ins that wait</Trans>
          </Checkbox>
          <div className={styles.hours}>
            <TextField
              label={t`Quiet from`}
              type="time"
              isRequired
              isDisabled={!wish.wanted}
              value={wish.quietFrom}
              onChange={(text) => setWish({ ...wish, quietFrom: text.slice(0, 5) })}
            />
            <TextField
              label={t`Quiet until`}
              type="time"
              isRequired
              isDisabled={!wish.wanted}
              value={wish.quietUntil}
              onChange={(text) => setWish({ ...wish, quietUntil: text.slice(0, 5) })}
            />
          </div>
          <Soft>
            <Trans>
              At most one a day, in your time zone. What comes up in quiet hours comes when they end; the same time
              twice means there are none.
            </Trans>
          </Soft>
          <div>
            <Button type="submit" isDisabled={busy}>
              {busy ? t`Saving…` : t`Save reminders`}
            </Button>
          </div>
        </Stack>
      </Form>
    </Section>
  );
}
