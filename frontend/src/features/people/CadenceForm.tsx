import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import type { CadenceFormQuery, CadenceInterval, Weekday } from "../../graphql/generated/graphql";
import { useSave } from "../../graphql/useSave";
import { keepDraft } from "../../lib/drafts";
import { WEEKDAYS, weekdayName } from "../../lib/weekdays";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Refusals } from "../../ui/ErrorState";
import { Meanwhile } from "../../ui/Meanwhile";
import { type Choice, nameOf, Select } from "../../ui/Select";
import { Skeleton } from "../../ui/Skeleton";
import { TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import { useDraft } from "../../ui/useDraft";
import { cadenceText } from "./cadence";
import styles from "./people.module.css";

const QUERY = graphql(`
  query CadenceForm($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Company { version viewerCanEdit cadence { interval days weekday at own locked unit { __typename id name } } }
      ... on Team { version viewerCanEdit cadence { interval days weekday at own locked unit { __typename id name } } }
    }
  }
`);

const SET = graphql(`
  mutation CadenceSet($input: CadenceSetInput!) {
    cadenceSet(input: $input) {
      unit {
        __typename
        id
        ... on Company { version cadence { interval days weekday at own locked unit { __typename id name } } }
        ... on Team { version cadence { interval days weekday at own locked unit { __typename id name } } }
      }
      userErrors { message code path }
    }
  }
`);

type Unit = Extract<NonNullable<CadenceFormQuery["node"]>, { __typename: "Company" | "Team" }>;
type Interval = CadenceInterval | "INHERIT";

const INTERVALS: readonly Choice<CadenceInterval>[] = [
  { id: "WEEKLY", name: t`Every week` },
  { id: "TWO_WEEKS", name: t`Every two weeks` },
  { id: "MONTHLY", name: t`Every month` },
  { id: "CUSTOM", name: t`Every so many days` },
];
const INHERIT: Choice<Interval> = { id: "INHERIT", name: t`As in the unit above` };
const DAYS: readonly Choice<Weekday>[] = WEEKDAYS.map((id) => ({ id, name: weekdayName(id) }));

/** How often check-ins are due in a unit, and whether the teams below must keep to it. */
export function CadenceForm({ unitId }: { unitId: string }) {
  const [{ data }, again] = useQuery({ query: QUERY, variables: { id: unitId }, requestPolicy: "cache-and-network" });
  const unit = data?.node;
  if (unit?.__typename !== "Company" && unit?.__typename !== "Team") return <Skeleton lines={2} />;
  return <Fields unit={unit} onSaved={() => again({ requestPolicy: "network-only" })} />;
}

interface Rhythm {
  interval: Interval;
  days: string;
  weekday: Weekday;
  at: string;
  locked: boolean;
}

const FIELDS = {
  interval: [t`How often`, (interval: Interval) => nameOf([INHERIT, ...INTERVALS], interval)],
  days: t`Days between`,
  weekday: [t`On`, weekdayName],
  at: t`At`,
  locked: [t`Teams below keep to this`, (locked: boolean) => (locked ? t`yes` : t`no`)],
} as const;

const rhythmOf = ({ __typename, cadence }: Unit): Rhythm => ({
  interval: __typename === "Team" && !cadence.own ? "INHERIT" : cadence.interval,
  days: String(cadence.days ?? 10),
  weekday: cadence.weekday,
  at: cadence.at,
  locked: cadence.own && cadence.locked,
});

const placeOf = (unitId: string) => `cadence.${unitId}`;

/** Forgets what was chosen for a unit and not saved. */
export function forgetCadence(unitId: string): void {
  keepDraft(placeOf(unitId), null);
}

function Fields({ unit, onSaved }: { unit: Unit; onSaved: () => void }) {
  const { cadence } = unit;
  const draft = useDraft(placeOf(unit.id), rhythmOf(unit), unit.version);
  const { interval, days, weekday, at, locked } = draft.values;
  const { save, refused, busy } = useSave(SET, (payload) => payload.cadenceSet);
  const isLockedAbove = cadence.locked && !cadence.own;
  const submit = async () => {
    const custom = interval === "CUSTOM" ? { days: Number.parseInt(days, 10) } : { weekday };
    const entered = interval === "INHERIT" ? null : { interval, at, ...custom };
    const input = { unitId: unit.id, ifVersion: draft.version, cadence: entered, locked };
    if (!(await save({ input }))) return;
    draft.forget();
    announce(t`Check-in days saved`);
    onSaved();
  };
  if (isLockedAbove || !unit.viewerCanEdit) {
    return (
      <p>
        <Trans>
          Check-ins are due {cadenceText(cadence)}
          {isLockedAbove ? t`, as ${cadence.unit?.name ?? t`the company`} has set for the teams below it` : ""}.
        </Trans>
      </p>
    );
  }
  const above = unit.__typename === "Team" ? [INHERIT] : [];
  return (
    <fieldset className={styles.cadence}>
      <legend>
        <Trans>Check-ins are due</Trans>
      </legend>
      <Refusals messages={refused} />
      {busy ? null : <Meanwhile draft={draft} fields={FIELDS} />}
      <Select
        label={t`How often`}
        choices={[...above, ...INTERVALS]}
        value={interval}
        onChange={(next) => draft.put({ interval: next })}
      />
      {interval === "CUSTOM" ? (
        <TextField
          label={t`Days between`}
          value={days}
          onChange={(next) => draft.put({ days: next })}
          inputMode="numeric"
        />
      ) : null}
      {interval !== "CUSTOM" && interval !== "INHERIT" ? (
        <Select label={t`On`} choices={DAYS} value={weekday} onChange={(next) => draft.put({ weekday: next })} />
      ) : null}
      {interval === "INHERIT" ? null : (
        <TextField
          label={t`At`}
          type="time"
          value={at}
          onChange={(text) => draft.put({ at: text.slice(0, 5) })}
          hint={t`By the clock of whoever reports.`}
        />
      )}
      <Checkbox isSelected={locked} onChange={(next) => draft.put({ locked: next })}>
        <Trans>Teams below keep to this</Trans>
      </Checkbox>
      <div>
        <Button isDisabled={busy} onPress={() => void submit()}>
          {busy ? t`Saving…` : t`Save check-in days`}
        </Button>
      </div>
    </fieldset>
  );
}
