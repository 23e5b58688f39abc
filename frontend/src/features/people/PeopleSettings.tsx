import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { Form } from "react-aria-components";
import { graphql } from "../../graphql/generated";
import type { Role } from "../../graphql/generated/graphql";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Refusals } from "../../ui/ErrorState";
import { Section, Stack } from "../../ui/Page";
import { type Choice, Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import { useDraft } from "../../ui/useDraft";
import { InvitationLink } from "./InvitationLink";
import styles from "./people.module.css";
import { PersonDialog } from "./PersonDialog";
import { PersonList } from "./PersonList";
import { ROLES } from "./roles";
import { UnitPicker } from "./UnitPicker";

const INVITE = graphql(`
  mutation PersonInvite($input: PersonInviteInput!) {
    personInvite(input: $input) { person { id name } path expiresAt userErrors { message code path } }
  }
`);

const JOIN = graphql(`
  mutation MembershipSet($input: MembershipSetInput!) {
    membershipSet(input: $input) { membership { id lead home } userErrors { message code path } }
  }
`);

interface Made {
  name: string;
  link: string;
  expiresAt: string | null;
}

const fresh = { name: "", email: "", unit: null as Choice | null, lead: false, role: "MEMBER" as Role };

/** Asks people in, and changes those who are there. A link is shown once; whoever opens it chooses a password. */
export function PeopleSettings({ companyId, onSaved }: { companyId: string; onSaved: () => void }) {
  const { values: person, put: change, forget } = useDraft("person.new", fresh);
  const [link, setLink] = useState<Made | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const { save, refused, busy } = useSave(INVITE, (data) => data.personInvite);
  const join = useSave(JOIN, (data) => data.membershipSet);

  const invite = async () => {
    const { name, email, unit, lead, role } = person;
    const unitId = unit?.id ?? companyId;
    const input = { name: name.trim(), email: email.trim(), unitId, role };
    const payload = await save({ input });
    if (!payload) return;
    if (lead && payload.person) await join.save({ input: { personId: payload.person.id, unitId, lead, home: true } });
    if (payload.path) setLink({ name: input.name, link: payload.path, expiresAt: payload.expiresAt ?? null });
    forget();
    change({ ...fresh, unit, role });
    onSaved();
  };

  return (
    <Stack>
      <Section title={t`Ask someone in`}>
        <Refusals messages={[...refused, ...join.refused]} />
        {link ? <InvitationLink key={link.link} {...link} /> : null}
        <Form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            void invite();
          }}
        >
          <TextField
            label={t`Name`}
            value={person.name}
            onChange={(name) => change({ name })}
            maxLength={200}
            isRequired
          />
          <TextField
            label={t`E-mail`}
            type="email"
            value={person.email}
            onChange={(email) => change({ email })}
            maxLength={254}
            isRequired
          />
          <UnitPicker label={t`Home team`} chosen={person.unit} onChoose={(unit) => change({ unit })} />
          <Select label={t`Role`} choices={ROLES} value={person.role} onChange={(role) => change({ role })} />
          <Checkbox isSelected={person.lead} onChange={(lead) => change({ lead })}>
            <Trans>Leads this team</Trans>
          </Checkbox>
          <div>
            <Button
              look="primary"
              type="submit"
              isDisabled={busy || person.name.trim() === "" || person.email.trim() === ""}
            >
              <Trans>Make an invitation link</Trans>
            </Button>
          </div>
        </Form>
      </Section>
      <PersonList companyId={companyId} onOpen={setOpened} />
      {opened ? <PersonDialog personId={opened} onClose={() => setOpened(null)} onInvited={setLink} /> : null}
    </Stack>
  );
}
