import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { DAY_LENGTH_MS, dayMs, dayText } from "../../lib/days";
import { amount, estimated } from "../../lib/numbers";
import styles from "./objectives.module.css";

export const ForecastLineFragment = graphql(`
  fragment ForecastLine_forecast on Forecast { fromOn fromValue on value slope low high reachedOn meetsTarget warns checkIns }
`);

/** Where it goes on to, in a sentence, with how that was worked out. */
export function ForecastLine({
  forecast: masked,
  unit,
}: {
  forecast: FragmentType<typeof ForecastLineFragment>;
  unit?: string | null;
}) {
  const forecast = unmasked(ForecastLineFragment, masked);
  const { on, value, low, high, reachedOn, meetsTarget, warns, checkIns } = forecast;
  const short = (number: number) => amount(estimated(number), unit);
  const end = meetsTarget
    ? t`which meets the target`
    : reachedOn
      ? t`short of the target, which it would meet on ${dayText(reachedOn)}`
      : t`away from the target`;
  return (
    <details className={styles.about}>
      <summary>
        <Trans>
          At this rate {short(value)} on {dayText(on)} ({short(low)} to {short(high)}), {end}
          {warns ? t`; the last check-in still says on track` : ""}
        </Trans>
      </summary>
      {formulaOf(forecast)} <Trans>Half of the slopes between the last {checkIns} check-ins lead into the band.</Trans>
    </details>
  );
}

interface Line {
  fromOn: string;
  fromValue: number;
  on: string;
  slope: number;
  checkIns: number;
}

/** How the line is made, numbers put in. */
function formulaOf({ fromOn, fromValue, on, slope, checkIns }: Line): string {
  const days = Math.round((dayMs(on) - dayMs(fromOn)) / DAY_LENGTH_MS);
  return t`${amount(fromValue)} on the line at the last check-in + ${amount(slope)} a day × ${plural(days, { one: "# day", other: "# days" })}; the slope is the median of those between all pairs of the last ${checkIns} check-ins.`;
}
