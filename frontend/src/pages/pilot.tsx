import { t } from "@lingui/core/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { UnitPicker } from "../features/people/UnitPicker";
import { PilotUnits } from "../features/pilot/PilotUnits";
import { graphql } from "../graphql/generated";
import { useSave } from "../graphql/useSave";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { Refusals } from "../ui/ErrorState";
import { Page, Stack } from "../ui/Page";
import type { Choice } from "../ui/Select";
import { Answer } from "./answer";

const QUERY = graphql(`
  query PilotPage {
    company { id viewerCanEdit pilotUnits { id } ...PilotUnits_company }
  }
`);

const ADD = graphql(`
  mutation PilotUnitAdd($input: PilotUnitAddInput!) {
    pilotUnitAdd(input: $input) { company { id ...PilotUnits_company } userErrors { message code path } }
  }
`);

/** Trying Plumbline with some teams first: who takes part, and when to let others in. */
export function PilotPage() {
  const [query, again] = useQuery({ query: QUERY });
  const [unit, setUnit] = useState<Choice | null>(null);
  const { save, refused, busy } = useSave(ADD, (data) => data.pilotUnitAdd);
  const add = async () => {
    if (unit && (await save({ input: { unitId: unit.id } }))) setUnit(null);
  };
  return (
    <Page title={t`Pilot`} narrow>
      <Answer query={query} onRetry={again}>
        {({ company }) =>
          company?.viewerCanEdit ? (
            <Stack>
              <p>
                {company.pilotUnits.length > 0
                  ? t`Only the teams below, those under and over them, coaches and admins use Plumbline. Everyone else sees a page that says “not yet”.`
                  : t`Everyone uses Plumbline. Add a team to begin a pilot: from then on only the teams in it, those under and over them, coaches and admins do.`}
              </p>
              <Refusals messages={refused} />
              <UnitPicker
                label={t`Team to let in`}
                chosen={unit}
                onChoose={setUnit}
                without={company.pilotUnits.map((each) => each.id)}
              />
              <div>
                <Button look="primary" isDisabled={busy || !unit} onPress={() => void add()}>
                  {company.pilotUnits.length > 0 ? t`Let it in` : t`Begin the pilot with it`}
                </Button>
              </div>
              {company.pilotUnits.length > 0 ? <PilotUnits company={company} /> : null}
            </Stack>
          ) : (
            <EmptyState title={t`An admin decides on the pilot`} />
          )
        }
      </Answer>
    </Page>
  );
}
