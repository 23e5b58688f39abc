import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { percent } from "../../lib/numbers";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { Row, Rows, Section, Soft } from "../../ui/Page";
import { lacks, verdict } from "./readiness";

const FRAGMENT = graphql(`
  fragment PilotUnits_company on Company {
    id
    cadence { unit { __typename id } }
    pilotUnits { id name lead { id name } stats { objectives checkInRate } }
  }
`);

const REMOVE = graphql(`
  mutation PilotUnitRemove($input: PilotUnitRemoveInput!) {
    pilotUnitRemove(input: $input) { company { id ...PilotUnits_company } userErrors { message code path } }
  }
`);

const END = graphql(`
  mutation PilotEnd($input: PilotEndInput!) {
    pilotEnd(input: $input) { company { id ...PilotUnits_company } userErrors { message code path } }
  }
`);

/** Who takes part, how ready each of them is, and the end of the pilot. */
export function PilotUnits({ company }: { company: FragmentType<typeof FRAGMENT> }) {
  const { id, cadence, pilotUnits } = unmasked(FRAGMENT, company);
  const [isEnding, setEnding] = useState(false);
  const remove = useSave(REMOVE, (data) => data.pilotUnitRemove);
  const end = useSave(END, (data) => data.pilotEnd);
  const trials = pilotUnits.map(({ lead, stats }) => ({
    lead: lead ?? null,
    objectives: stats.objectives,
    checkInRate: stats.checkInRate ?? null,
  }));
  const finish = async () => {
    if (await end.save({ input: { companyId: id } })) setEnding(false);
  };
  return (
    <Section title={t`Ready to widen?`}>
      <p>
        <strong>{verdict(trials, cadence.unit !== null)}</strong>
      </p>
      <Refusals messages={[...remove.refused, ...end.refused]} />
      <Rows label={t`Teams in the pilot`}>
        {pilotUnits.map((unit, place) => {
          const trial = trials[place];
          const missing = trial ? lacks(trial) : [];
          return (
            <Row key={unit.id}>
              <strong>{unit.name}</strong>{" "}
              <Soft>
                {[
                  unit.lead ? t`led by ${unit.lead.name}` : null,
                  t`${unit.stats.objectives} objectives`,
                  typeof unit.stats.checkInRate === "number"
                    ? t`${percent(unit.stats.checkInRate)} checked in on time`
                    : null,
                  missing.length > 0 ? t`lacks: ${missing.join("; ")}` : t`ready`,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </Soft>{" "}
              {pilotUnits.length > 1 ? (
                <Button
                  look="quiet"
                  isDisabled={remove.busy}
                  onPress={() => void remove.save({ input: { unitId: unit.id } })}
                >
                  <Trans>Take {unit.name} out</Trans>
                </Button>
              ) : null}
            </Row>
          );
        })}
      </Rows>
      <div>
        <Button onPress={() => setEnding(true)}>
          <Trans>End the pilot</Trans>
        </Button>
      </div>
      <Dialog title={t`Let everybody in?`} isOpen={isEnding} onClose={() => setEnding(false)} role="alertdialog">
        <p>
          <Trans>The pilot ends, and everyone in the company sees and uses Plumbline from now on.</Trans>
        </p>
        <Actions>
          <Button look="primary" isDisabled={end.busy} onPress={() => void finish()}>
            <Trans>Let everybody in</Trans>
          </Button>
          <Button look="quiet" onPress={() => setEnding(false)}>
            <Trans>Cancel</Trans>
          </Button>
        </Actions>
      </Dialog>
    </Section>
  );
}
