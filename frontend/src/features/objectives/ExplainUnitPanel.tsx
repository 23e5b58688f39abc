import { t } from "@lingui/core/macro";
import { useQuery } from "urql";
import { errorText } from "../../graphql/client";
import { graphql } from "../../graphql/generated";
import type { UnitNumber } from "../../graphql/generated/graphql";
import { Choices } from "../../ui/Choices";
import { Dialog } from "../../ui/Dialog";
import { ErrorState } from "../../ui/ErrorState";
import { Skeleton } from "../../ui/Skeleton";
import { Explained } from "./Explained";

const QUERY = graphql(`
  query ExplainUnit($id: ID!, $cycle: ID, $of: UnitNumber!) {
    node(id: $id) {
      id
      ... on Unit { name stats(cycleId: $cycle) { explain(of: $of) { ...Explained_explanation } } }
    }
  }
`);

const ASKED = { PROGRESS: t`Progress`, CHECK_IN_RATE: t`Checked in on time` } as const;

interface ExplainUnitPanelProps {
  unitId: string;
  cycleId: string | undefined;
  of: UnitNumber;
  onChange: (of: UnitNumber) => void;
  onClose: () => void;
}

/** A number of a unit taken apart: the objectives or units it is the mean of. */
export function ExplainUnitPanel({ unitId, cycleId, of, onChange, onClose }: ExplainUnitPanelProps) {
  const variables = { id: unitId, cycle: cycleId ?? null, of };
  const [{ data, error, stale }, again] = useQuery({ query: QUERY, variables, requestPolicy: "network-only" });
  const unit = data?.node && "stats" in data.node ? data.node : null;
  return (
    <Dialog title={t`Why?`} isOpen onClose={onClose} place="side">
      {unit ? (
        <>
          <p dir="auto">
            <strong>{unit.name}</strong>
          </p>
          <Choices label={t`What to explain`} choices={ASKED} value={of} onChange={onChange} />
          <div aria-busy={stale}>
            <Explained
              of="PROGRESS"
              numbered={{ id: unitId, ofUnit: of, cycle: variables.cycle }}
              name={ASKED[of]}
              explanation={unit.stats.explain}
            />
          </div>
        </>
      ) : error ? (
        <ErrorState message={errorText(error)} onRetry={again} />
      ) : (
        <Skeleton />
      )}
    </Dialog>
  );
}
