import { t } from "@lingui/core/macro";
import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import { dayText } from "../../lib/days";
import { Select } from "../../ui/Select";

const QUERY = graphql(`
  query CycleSelect {
    cycle { id name }
    cycles(first: 100) { nodes { id name startsOn endsOn phase } }
  }
`);

const PHASES = { PLANNING: t`planning`, ACTIVE: t`running`, GRADING: t`grading`, CLOSED: t`closed` } as const;

/** The cycle that is meant where none is named: the shortest running one. */
export function useCurrentCycle(): { id: string; name: string } | null {
  const [{ data }] = useQuery({ query: QUERY, requestPolicy: "cache-first" });
  return data?.cycle ?? null;
}

/** The chosen cycle, else the current one; undefined while that is not known yet, null when there is none. */
export function useChosenCycle(chosen: string | undefined): string | null | undefined {
  const [{ data, error }] = useQuery({ query: QUERY, requestPolicy: "cache-first", pause: chosen !== undefined });
  if (chosen !== undefined) return chosen;
  return data || error ? (data?.cycle?.id ?? null) : undefined;
}

export interface CycleSelectProps {
  /** None means the current one. */
  value: string | undefined;
  onChange: (id: string) => void;
  label?: string;
  labelHidden?: boolean;
  /** Without the cycles in which nothing can be changed any more. */
  openOnly?: boolean;
}

export function CycleSelect({
  value,
  onChange,
  label = t`Cycle`,
  labelHidden = true,
  openOnly = false,
}: CycleSelectProps) {
  const [{ data }] = useQuery({ query: QUERY, requestPolicy: "cache-first" });
  const cycles = (data?.cycles.nodes ?? []).filter(
    (each) => !openOnly || each.phase === "PLANNING" || each.phase === "ACTIVE",
  );
  if (cycles.length === 0 && labelHidden) return null;
  return (
    <Select
      label={label}
      labelHidden={labelHidden}
      choices={cycles.map((each) => ({
        id: each.id,
        name: each.name,
        note: `${dayText(each.startsOn)} – ${dayText(each.endsOn)}, ${PHASES[each.phase]}`,
      }))}
      value={value ?? data?.cycle?.id ?? null}
      onChange={onChange}
      placeholder={cycles.length === 0 ? t`No open cycle` : t`Cycle`}
    />
  );
}
