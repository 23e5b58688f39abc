import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import type { CadenceFormQuery, CadenceInterval, Weekday } from "../../graphql/generated/graphql";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Refusals } from "../../ui/ErrorState";
import { type Choice, Select } from "../../ui/Select";
import { Skeleton } from "../../ui/Skeleton";
import { TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
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
      unit { __typename id ... on Company { version } ... on Team { version } }
      userErrors { message code path }
    }
  }
`);

type Unit = Extract<NonNullable<CadenceFormQuery["node"]>, { __typename: "Company" | "Team" }>;
type Interval = CadenceInterval | "INHERIT";

const INTERVALS: readonly Choice<CadenceInterval>[] = [
  { id: "WEEKLY", name: "Every week" },
  { id: "TWO_WEEKS", name: "Every two weeks" },
  { id: "MONTHLY", name: "Every month" },
  { id: "CUSTOM", name: "Every so many days" },
];
const WEEKDAYS: readonly Choice<Weekday>[] = [
  { id: "MONDAY", name: "Monday" },
  { id: "TUESDAY", name: "Tuesday" },
  { id: "WEDNESDAY", name: "Wednesday" },
  { id: "THURSDAY", name: "Thursday" },
  { id: "FRIDAY", name: "Friday" },
  { id: "SATURDAY", name: "Saturday" },
  { id: "SUNDAY", name: "Sunday" },
];

/** How often check-ins are due in a unit, and whether the teams below must keep to it. */
export function CadenceForm({ unitId }: { unitId: string }) {
  const [{ data }, again] = useQuery({ query: QUERY, variables: { id: unitId }, requestPolicy: "cache-and-network" });
  const unit = data?.node;
  if (unit?.__typename !== "Company" && unit?.__typename !== "Team") return <Skeleton lines={2} />;
  return (
    <Fields key={JSON.stringify(unit.cadence)} unit={unit} onSaved={() => again({ requestPolicy: "network-only" })} />
  );
}

function Fields({ unit, onSaved }: { unit: Unit; onSaved: () => void }) {
  const { cadence } = unit;
  const isTeam = unit.__typename === "Team";
  const [interval, setInterval] = useState<Interval>(isTeam && !cadence.own ? "INHERIT" : cadence.interval);
  const [days, setDays] = useState(String(cadence.days ?? 10));
  const [weekday, setWeekday] = useState<Weekday>(cadence.weekday);
  const [at, setAt] = useState(cadence.at);
  const [locked, setLocked] = useState(cadence.own && cadence.locked);
  const { save, refused, busy } = useSave(SET, (payload) => payload.cadenceSet);
  const isLockedAbove = cadence.locked && !cadence.own;
  const submit = async () => {
    const custom = interval === "CUSTOM" ? { days: Number.parseInt(days, 10) } : { weekday };
    const entered = interval === "INHERIT" ? null : { interval, at, ...custom };
    const input = { unitId: unit.id, ifVersion: unit.version, cadence: entered, locked };
    if (!(await save({ input }))) return;
    announce("Check-in days saved");
    onSaved();
  };
  if (isLockedAbove || !unit.viewerCanEdit) {
    return (
      <p>
        Check-ins are due {cadenceText(cadence)}
        {isLockedAbove ? `, as ${cadence.unit?.name ?? "the company"} has set for the teams below it` : ""}.
      </p>
    );
  }
  const above: readonly Choice<Interval>[] = isTeam ? [{ id: "INHERIT", name: "As in the unit above" }] : [];
  return (
    <fieldset className={styles.cadence}>
      <legend>Check-ins are due</legend>
      <Refusals messages={refused} />
      <Select label="How often" choices={[...above, ...INTERVALS]} value={interval} onChange={setInterval} />
      {interval === "CUSTOM" ? (
        <TextField label="Days between" value={days} onChange={setDays} inputMode="numeric" />
      ) : null}
      {interval !== "CUSTOM" && interval !== "INHERIT" ? (
        <Select label="On" choices={WEEKDAYS} value={weekday} onChange={setWeekday} />
      ) : null}
      {interval === "INHERIT" ? null : (
        <TextField
          label="At"
          type="time"
          value={at}
          onChange={(text) => setAt(text.slice(0, 5))}
          hint="By the clock of whoever reports."
        />
      )}
      <Checkbox isSelected={locked} onChange={setLocked}>
        Teams below keep to this
      </Checkbox>
      <div>
        <Button isDisabled={busy} onPress={() => void submit()}>
          {busy ? "Saving…" : "Save check-in days"}
        </Button>
      </div>
    </fieldset>
  );
}
