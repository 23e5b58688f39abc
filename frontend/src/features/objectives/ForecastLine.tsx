import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { dayText } from "../../lib/days";
import { amount } from "../../lib/numbers";
import styles from "./objectives.module.css";

export const ForecastLineFragment = graphql(`
  fragment ForecastLine_forecast on Forecast { on value low high reachedOn meetsTarget warns checkIns formula }
`);

/** Where it goes on to, in a sentence, with how that was worked out. */
export function ForecastLine({
  forecast: masked,
  unit,
}: {
  forecast: FragmentType<typeof ForecastLineFragment>;
  unit?: string | null;
}) {
  const { on, value, low, high, reachedOn, meetsTarget, warns, checkIns, formula } = unmasked(
    ForecastLineFragment,
    masked,
  );
  const short = (number: number) => amount(Number(number.toPrecision(3)), unit);
  const end = meetsTarget
    ? "which meets the target"
    : reachedOn
      ? `short of the target, which it would meet on ${dayText(reachedOn)}`
      : "away from the target";
  return (
    <details className={styles.about}>
      <summary>
        At this rate {short(value)} on {dayText(on)} ({short(low)} to {short(high)}), {end}
        {warns ? "; the last check-in still says on track" : ""}
      </summary>
      {formula}. Half of the slopes between the last {checkIns} check-ins lead into the band.
    </details>
  );
}
