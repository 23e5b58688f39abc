import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { Form } from "react-aria-components";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import type { Role } from "../../graphql/generated/graphql";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Refusals } from "../../ui/ErrorState";
import { Section, Soft } from "../../ui/Page";
import { Select } from "../../ui/Select";
import { announce } from "../../ui/Toast";
import styles from "./people.module.css";
import { ROLES } from "./roles";

export const AccountFieldsFragment = graphql(`
  fragment AccountFields_person on Person { id role canSignIn }
`);

const UPDATE = graphql(`
  mutation AccountUpdate($input: AccountUpdateInput!) {
    accountUpdate(input: $input) { person { id ...AccountFields_person } userErrors { message code path } }
  }
`);

/** The account of somebody who has one: what it may do, and whether it is open. */
export function AccountFields({ person: masked }: { person: FragmentType<typeof AccountFieldsFragment> }) {
  const person = unmasked(AccountFieldsFragment, masked);
  const [role, setRole] = useState<Role>(person.role ?? "MEMBER");
  const [open, setOpen] = useState(person.canSignIn);
  const { save, refused, busy } = useSave(UPDATE, (data) => data.accountUpdate);
  const changed = { ...(role === person.role ? {} : { role }), ...(open === person.canSignIn ? {} : { active: open }) };
  const isChanged = Object.keys(changed).length > 0;
  const send = async () => {
    if (!(await save({ input: { personId: person.id, ...changed } }))) return;
    announce(changed.active === false ? t`Saved. They are signed out everywhere.` : t`Saved`);
  };
  return (
    <Section title={t`Sign-in`}>
      <Refusals messages={refused} />
      <Form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Select label={t`Role`} choices={ROLES} value={role} onChange={setRole} />
        <div className={styles.submit}>
          <Checkbox isSelected={open} onChange={setOpen}>
            <Trans>May sign in</Trans>
          </Checkbox>
        </div>
        <div className={styles.submit}>
          <Button type="submit" isDisabled={busy || !isChanged}>
            {busy ? t`Saving…` : t`Save sign-in`}
          </Button>
        </div>
      </Form>
      <Soft>
        <Trans>Whoever may no longer sign in is signed out at once. What they wrote stays.</Trans>
      </Soft>
    </Section>
  );
}
