import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { graphql } from "../../graphql/generated";
import type { YearSplit } from "../../graphql/generated/graphql";
import { errorText } from "../../graphql/client";
import { useSave } from "../../graphql/useSave";
import { dayText } from "../../lib/days";
import { MONTHS } from "../../lib/months";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { Soft } from "../../ui/Page";
import { type Choice, Select } from "../../ui/Select";
import { announce } from "../../ui/Toast";
import { yearsFrom } from "./years";

const PREVIEW = graphql(`
  query YearOfCycles($startsOn: Date!, $split: YearSplit!, $weeks: Int) {
    yearOfCycles(startsOn: $startsOn, split: $split, weeks: $weeks) { name startsOn endsOn there }
  }
`);

const START = graphql(`
  query YearStart {
    company { id fiscalStartMonth }
  }
`);

const PLAN = graphql(`
  mutation CyclesPlan($input: CyclesPlanInput!) {
    cyclesPlan(input: $input) { cycles { id ...CycleSettings_cycle } userErrors { message code path } }
  }
`);

const SPLITS: readonly Choice<YearSplit>[] = [
  { id: "QUARTERS", name: t`Quarters` },
  { id: "TRIMESTERS", name: t`Trimesters` },
  { id: "MONTHS", name: t`Months` },
  { id: "WEEKS", name: t`Cycles of some weeks` },
  { id: "WHOLE", name: t`The year alone` },
];

const WEEKS: readonly Choice[] = Array.from({ length: 25 }, (_, place) => ({
  id: String(place + 2),
  name: t`${place + 2} weeks`,
}));

/** A year and the cycles inside it, seen before they are made. What is there stays as it is. */
export function YearDialog({ today, onClose, onSaved }: { today: string; onClose: () => void; onSaved: () => void }) {
  const years = yearsFrom(today);
  const [year, setYear] = useState(years[1]?.id ?? null);
  const [{ data: start }] = useQuery({ query: START });
  const [chosenMonth, setMonth] = useState<string | null>(null);
  const month = chosenMonth ?? String(start?.company?.fiscalStartMonth ?? 1);
  const [split, setSplit] = useState<YearSplit>("QUARTERS");
  const [weeks, setWeeks] = useState("6");
  const asked = {
    startsOn: `${year}-${month.padStart(2, "0")}-01`,
    split,
    weeks: split === "WEEKS" ? Number(weeks) : null,
  };
  const [{ data, error }] = useQuery({ query: PREVIEW, variables: asked, requestPolicy: "network-only" });
  const { save, refused, busy } = useSave(PLAN, (answer) => answer.cyclesPlan);
  const planned = data?.yearOfCycles ?? [];
  const missing = planned.filter((each) => !each.there).length;
  const send = async () => {
    if (!(await save({ input: asked }))) return;
    announce(t`Cycles made`);
    onSaved();
  };
  return (
    <Dialog title={t`A year of cycles`} isOpen onClose={onClose}>
      <Refusals messages={error ? [errorText(error)] : refused} />
      <Select label={t`Year`} choices={years} value={year} onChange={setYear} />
      <Select label={t`It begins in`} choices={MONTHS} value={month} onChange={setMonth} />
      <Select label={t`Divided into`} choices={SPLITS} value={split} onChange={setSplit} />
      {split === "WEEKS" ? <Select label={t`Length`} choices={WEEKS} value={weeks} onChange={setWeeks} /> : null}
      <ul aria-label={t`What will be made`}>
        {planned.map((each) => (
          <li key={each.name}>
            <strong>{each.name}</strong>{" "}
            <Soft>
              {dayText(each.startsOn)} – {dayText(each.endsOn)}
              {each.there ? t`, is there` : ""}
            </Soft>
          </li>
        ))}
      </ul>
      <Actions>
        <Button look="primary" isDisabled={busy || missing === 0} onPress={() => void send()}>
          {missing === 0 ? t`All are there` : t`Make ${missing}`}
        </Button>
        <Button look="quiet" onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </Actions>
    </Dialog>
  );
}
