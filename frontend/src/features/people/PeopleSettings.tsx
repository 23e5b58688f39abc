import { useState } from "react";
import { Form } from "react-aria-components";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import type { Role } from "../../graphql/generated/graphql";
import { useSave } from "../../graphql/useSave";
import { Named } from "../../ui/Avatar";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Refusals } from "../../ui/ErrorState";
import { Row, Rows, Soft, Stack } from "../../ui/Page";
import { type Choice, Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import { InvitationLink } from "./InvitationLink";
import styles from "./people.module.css";
import { UnitSelect } from "./UnitSelect";

export const PeopleSettingsFragment = graphql(`
  fragment PeopleSettings_company on Company { id members(first: 100, deep: true) { totalCount nodes { id name title email active } } }
`);

const INVITE = graphql(`
  mutation PersonInvite($input: PersonInviteInput!) {
    personInvite(input: $input) { person { id name } path userErrors { message code path } }
  }
`);

const JOIN = graphql(`
  mutation MembershipSet($input: MembershipSetInput!) {
    membershipSet(input: $input) { userErrors { message code path } }
  }
`);

const ROLES: readonly Choice<Role>[] = [
  { id: "MEMBER", name: "Member", note: "writes and checks in on their own" },
  { id: "COACH", name: "Coach", note: "sees everything, changes no numbers" },
  { id: "READER", name: "Reader", note: "looks" },
  { id: "ADMIN", name: "Administrator", note: "sets everything up" },
];

const EMPTY = { name: "", email: "", teamId: null as string | null, lead: false, role: "MEMBER" as Role };

/** Asks people in. The link is shown once; whoever opens it chooses a password. */
export function PeopleSettings({
  company: masked,
  onSaved,
}: {
  company: FragmentType<typeof PeopleSettingsFragment>;
  onSaved: () => void;
}) {
  const { id: companyId, members } = unmasked(PeopleSettingsFragment, masked);
  const [person, setPerson] = useState(EMPTY);
  const [link, setLink] = useState<{ name: string; link: string } | null>(null);
  const { save, refused, busy } = useSave(INVITE, (data) => data.personInvite);
  const join = useSave(JOIN, (data) => data.membershipSet);
  const change = (part: Partial<typeof EMPTY>) => setPerson({ ...person, ...part });

  const invite = async () => {
    const { name, email, teamId, lead, role } = person;
    const unitId = teamId ?? companyId;
    const input = { name: name.trim(), email: email.trim(), unitId, role };
    const payload = await save({ input });
    if (!payload) return;
    if (lead && payload.person) await join.save({ input: { personId: payload.person.id, unitId, lead, home: true } });
    if (payload.path) setLink({ name: input.name, link: payload.path });
    setPerson({ ...EMPTY, teamId, role });
    onSaved();
  };

  return (
    <Stack>
      <Refusals messages={[...refused, ...join.refused]} />
      {link ? <InvitationLink name={link.name} link={link.link} /> : null}
      <Form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void invite();
        }}
      >
        <TextField label="Name" value={person.name} onChange={(name) => change({ name })} maxLength={200} isRequired />
        <TextField
          label="E-mail"
          type="email"
          value={person.email}
          onChange={(email) => change({ email })}
          maxLength={254}
          isRequired
        />
        <UnitSelect label="Home team" value={person.teamId} onChange={(teamId) => change({ teamId })} />
        <Select label="Role" choices={ROLES} value={person.role} onChange={(role) => change({ role })} />
        <Checkbox isSelected={person.lead} onChange={(lead) => change({ lead })}>
          Leads this team
        </Checkbox>
        <div>
          <Button
            look="primary"
            type="submit"
            isDisabled={busy || person.name.trim() === "" || person.email.trim() === ""}
          >
            Make an invitation path
          </Button>
        </div>
      </Form>
      <Rows>
        {members.nodes.map((each) => (
          <Row key={each.id}>
            <div className={styles.member}>
              <Named name={each.name} />
              <Soft>{[each.title, each.email, each.active ? null : "no longer here"].filter(Boolean).join(" · ")}</Soft>
            </div>
          </Row>
        ))}
      </Rows>
      {members.totalCount > members.nodes.length ? (
        <Soft>and {members.totalCount - members.nodes.length} more</Soft>
      ) : null}
    </Stack>
  );
}
