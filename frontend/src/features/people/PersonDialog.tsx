import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { errorText } from "../../graphql/client";
import { graphql } from "../../graphql/generated";
import type { PersonDialogQuery, Role } from "../../graphql/generated/graphql";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { ErrorState, Refusals } from "../../ui/ErrorState";
import { Section, Soft } from "../../ui/Page";
import { type Choice, Select } from "../../ui/Select";
import { Skeleton } from "../../ui/Skeleton";
import { TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import { Meanwhile } from "../../ui/Meanwhile";
import { useDraft } from "../../ui/useDraft";
import { AccountFields } from "./AccountFields";
import { MembershipFields } from "./MembershipFields";
import styles from "./people.module.css";
import { PersonPicker } from "./PersonPicker";
import { ROLES } from "./roles";
import { zonesWith } from "./zones";

const QUERY = graphql(`
  query PersonDialog($id: ID!) {
    viewer { person { id } }
    person(id: $id) {
      id
      name
      email
      title
      timeZone
      active
      version
      viewerCanEdit
      manager { id name }
      role
      ...AccountFields_person
      ...MembershipFields_person
    }
  }
`);

const UPDATE = graphql(`
  mutation PersonUpdate($input: PersonUpdateInput!) {
    personUpdate(input: $input) {
      person { id name email title timeZone active version manager { id name } }
      userErrors { message code path }
    }
  }
`);

const INVITE_AGAIN = graphql(`
  mutation PersonInviteAgain($input: PersonInviteInput!) {
    personInvite(input: $input) { path expiresAt userErrors { message code path } }
  }
`);

interface PersonDialogProps {
  personId: string;
  onClose: () => void;
  onInvited: (link: { name: string; link: string; expiresAt: string | null }) => void;
}

/** One person: who they are, where they belong, and their account or a link to come in with. */
export function PersonDialog({ personId, onClose, onInvited }: PersonDialogProps) {
  const [{ data, error }, again] = useQuery({ query: QUERY, variables: { id: personId } });
  const person = data?.person;
  return (
    <Dialog title={person?.name ?? t`Person`} isOpen onClose={onClose}>
      {person ? (
        <>
          <PersonFields key={person.id} person={person} onClose={onClose} />
          <MembershipFields person={person} onSaved={() => again({ requestPolicy: "network-only" })} />
          {person.id === data.viewer.person?.id ? (
            <Section title={t`Sign-in`}>
              <Soft>
                <Trans>This is your own account. Another administrator can change its role or close it.</Trans>
              </Soft>
            </Section>
          ) : person.role && person.active ? (
            <AccountFields person={person} />
          ) : (
            <InviteAgain
              person={person}
              onInvited={(link) => {
                onInvited(link);
                onClose();
              }}
            />
          )}
        </>
      ) : error ? (
        <ErrorState message={errorText(error)} onRetry={() => again({ requestPolicy: "network-only" })} />
      ) : (
        <Skeleton lines={4} />
      )}
    </Dialog>
  );
}

type Person = NonNullable<PersonDialogQuery["person"]>;

const FIELDS = {
  name: t`Name`,
  title: t`Title`,
  email: t`E-mail`,
  timeZone: t`Time zone`,
  manager: t`Managed by`,
} as const;

const storedOf = (person: Person) => ({
  name: person.name,
  title: person.title ?? "",
  email: person.email ?? "",
  timeZone: person.timeZone,
  manager: (person.manager ? { id: person.manager.id, name: person.manager.name } : null) as Choice | null,
});

function PersonFields({ person, onClose }: { person: Person; onClose: () => void }) {
  const draft = useDraft(`person.${person.id}`, storedOf(person), person.version);
  const { name, title, email, timeZone, manager } = draft.values;
  const [sure, setSure] = useState(false);
  const { save, refused, busy } = useSave(UPDATE, (data) => data.personUpdate);
  const send = async (part: { active: boolean } | null) => {
    const facts = part ?? {
      name: name.trim(),
      title: title.trim() || null,
      email: email.trim() || null,
      timeZone,
      managerId: manager?.id ?? null,
    };
    if (!(await save({ input: { id: person.id, ifVersion: part ? person.version : draft.version, ...facts } }))) return;
    if (!part) draft.forget();
    announce(t`Saved`);
    onClose();
  };
  return (
    <>
      <Refusals messages={refused} />
      {busy ? null : <Meanwhile draft={draft} fields={FIELDS} />}
      <div className={styles.form}>
        <TextField
          label={t`Name`}
          value={name}
          onChange={(next) => draft.put({ name: next })}
          maxLength={200}
          isRequired
        />
        <TextField label={t`Title`} value={title} onChange={(next) => draft.put({ title: next })} maxLength={200} />
        <TextField
          label={t`E-mail`}
          type="email"
          value={email}
          onChange={(next) => draft.put({ email: next })}
          maxLength={254}
        />
        <Select
          label={t`Time zone`}
          choices={zonesWith(timeZone)}
          value={timeZone}
          onChange={(next) => draft.put({ timeZone: next })}
        />
        <PersonPicker
          label={t`Managed by`}
          chosen={manager}
          onChoose={(next) => draft.put({ manager: next })}
          without={[person.id]}
          placeholder={t`Nobody`}
        />
      </div>
      <Actions>
        <Button look="primary" isDisabled={busy || name.trim() === ""} onPress={() => void send(null)}>
          {busy ? t`Saving…` : t`Save`}
        </Button>
        {person.active ? (
          <Button look="danger" isDisabled={busy} onPress={() => (sure ? void send({ active: false }) : setSure(true))}>
            {sure ? t`Really? They can no longer sign in` : t`Has left…`}
          </Button>
        ) : (
          <Button isDisabled={busy} onPress={() => void send({ active: true })}>
            <Trans>Is back</Trans>
          </Button>
        )}
      </Actions>
    </>
  );
}

/** A new link for somebody who has not come in yet; the one before stops working. */
function InviteAgain({ person, onInvited }: { person: Person; onInvited: PersonDialogProps["onInvited"] }) {
  const [role, setRole] = useState<Role>("MEMBER");
  const { save, refused, busy } = useSave(INVITE_AGAIN, (data) => data.personInvite);
  if (!person.email || !person.active) return null;
  const email = person.email;
  const invite = async () => {
    const made = await save({ input: { personId: person.id, email, role } });
    if (made?.path) onInvited({ name: person.name, link: made.path, expiresAt: made.expiresAt ?? null });
  };
  return (
    <Section title={t`Sign-in`}>
      <Refusals messages={refused} />
      <div className={styles.form}>
        <Select label={t`Role`} choices={ROLES} value={role} onChange={setRole} />
        <div className={styles.submit}>
          <Button isDisabled={busy} onPress={() => void invite()}>
            <Trans>Make an invitation link</Trans>
          </Button>
        </div>
      </div>
    </Section>
  );
}
