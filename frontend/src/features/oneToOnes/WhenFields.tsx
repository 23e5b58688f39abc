import { t } from "@lingui/core/macro";
import type { OneToOneInterval, Weekday } from "../../graphql/generated/graphql";
import { Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import { INTERVALS, WEEKDAYS } from "./words";

export interface When {
  interval: OneToOneInterval;
  weekday: Weekday;
  at: string;
}

/** How often, on which day, at which time. */
export function WhenFields({ when, zone, onChange }: { when: When; zone?: string; onChange: (when: When) => void }) {
  return (
    <>
      <Select
        label={t`How often`}
        choices={INTERVALS}
        value={when.interval}
        onChange={(interval) => onChange({ ...when, interval })}
      />
      <Select
        label={t`On`}
        choices={WEEKDAYS}
        value={when.weekday}
        onChange={(weekday) => onChange({ ...when, weekday })}
      />
      <TextField
        label={t`At`}
        type="time"
        hint={zone ? t`The clock of ${zone}.` : t`By your own clock.`}
        value={when.at}
        onChange={(at) => onChange({ ...when, at: at.slice(0, 5) })}
      />
    </>
  );
}
