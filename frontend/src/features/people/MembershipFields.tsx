import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Refusals } from "../../ui/ErrorState";
import { Section, Soft } from "../../ui/Page";
import { announce } from "../../ui/Toast";
import styles from "./people.module.css";
import { UnitPicker } from "./UnitPicker";

export const MembershipFieldsFragment = graphql(`
  fragment MembershipFields_person on Person {
    id
    memberships { id lead home unit { __typename id name } }
  }
`);

const SET = graphql(`
  mutation MembershipFieldsSet($input: MembershipSetInput!) {
    membershipSet(input: $input) { membership { id lead home } userErrors { message code path } }
  }
`);

const REMOVE = graphql(`
  mutation MembershipRemove($input: MembershipRemoveInput!) {
    membershipRemove(input: $input) { person { id ...MembershipFields_person } userErrors { message code path } }
  }
`);

/** The units of a person: which is home, which they lead; each change is saved at once. */
export function MembershipFields({
  person: masked,
  onSaved,
}: {
  person: FragmentType<typeof MembershipFieldsFragment>;
  onSaved: () => void;
}) {
  const { id: personId, memberships } = unmasked(MembershipFieldsFragment, masked);
  const set = useSave(SET, (data) => data.membershipSet);
  const remove = useSave(REMOVE, (data) => data.membershipRemove);
  const busy = set.busy || remove.busy;
  const put = async (unitId: string, lead: boolean, home: boolean) => {
    if (!(await set.save({ input: { personId, unitId, lead, home } }))) return;
    announce(t`Saved`);
    onSaved();
  };
  const leave = async (unitId: string) => {
    if (!(await remove.save({ input: { personId, unitId } }))) return;
    announce(t`Saved`);
    onSaved();
  };
  return (
    <Section title={t`Teams`}>
      <Refusals messages={[...set.refused, ...remove.refused]} />
      {memberships.length > 0 ? (
        <ul className={styles.memberships}>
          {memberships.map(({ id, unit, lead, home }) => (
            <li key={id} className={styles.membership}>
              <span>{unit.name}</span>
              <Checkbox isSelected={home} isDisabled={busy || home} onChange={() => void put(unit.id, lead, true)}>
                <Trans context="a team">Home</Trans>
                <span className="visually-hidden">
                  {" "}
                  <Trans>is {unit.name}</Trans>
                </span>
              </Checkbox>
              <Checkbox isSelected={lead} isDisabled={busy} onChange={(leads) => void put(unit.id, leads, home)}>
                <Trans>Lead</Trans>
                <span className="visually-hidden">
                  {" "}
                  <Trans>of {unit.name}</Trans>
                </span>
              </Checkbox>
              <Button
                look="quiet"
                isDisabled={busy}
                aria-label={t`Leave ${unit.name}`}
                onPress={() => void leave(unit.id)}
              >
                ✕
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <Soft>
          <Trans>In no team yet.</Trans>
        </Soft>
      )}
      <UnitPicker
        key={memberships.length}
        label={t`Add to a team`}
        chosen={null}
        onChoose={(unit) => unit && void put(unit.id, false, memberships.length === 0)}
        without={memberships.map((each) => each.unit.id)}
      />
    </Section>
  );
}
