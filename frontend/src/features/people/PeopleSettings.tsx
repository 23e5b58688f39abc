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
    personInvite(input: $input) { person { id name } link userErrors { message code path } }
  }
`);

const ROLES: readonly Choice<Role>[] = [
  { id: "MEMBER", name: "Member", note: "writes and checks in on their own" },
  { id: "COACH", name: "Coach", note: "sees everything, changes no numbers" },
  { id: "READER", name: "Reader", note: "looks" },
  { id: "ADMIN", name: "Administrator", note: "sets everything up" },
];

const EMPTY = { name: "", email: "", title: "", teamId: null as string | null, lead: false, role: "MEMBER" as Role };

/** Asks people in. The link is shown once; whoever opens it chooses a password. */
export function PeopleSettings({
  company: masked,
  onSaved,
}: {
  company: FragmentType<typeof PeopleSettingsFragment>;
  onSaved: () => void;
}) {
  const { id: companyId, members } = unmasked(PeopleSettingsFragment, masked);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [person, setPerson] = useState(EMPTY);
  const [link, setLink] = useState<{ name: string; link: string } | null>(null);
  const { save, refused, busy } = useSave(INVITE, (data) => data.personInvite);
  const change = (part: Partial<typeof EMPTY>) => setPerson({ ...person, ...part });

  const invite = async () => {
    const { name, email, title, teamId, lead, role } = person;
    const input = {
      idempotencyKey: key,
      name: name.trim(),
      email: email.trim(),
      title: title.trim() || null,
      teamId: teamId ?? companyId,
      lead,
      role,
    };
    const payload = await save({ input });
    if (!payload) return;
    if (payload.link) setLink({ name: input.name, link: payload.link });
    setKey(crypto.randomUUID());
    setPerson({ ...EMPTY, teamId, role });
    onSaved();
  };

  return (
    <Stack>
      <Refusals messages={refused} />
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
        <TextField label="What they do" value={person.title} onChange={(title) => change({ title })} maxLength={200} />
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
            Make an invitation link
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
