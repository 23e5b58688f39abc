import type { ResultOf } from "@graphql-typed-document-node/core";
import { Link } from "@tanstack/react-router";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import type { ExplainedNumber } from "../../graphql/generated/graphql";
import { agoText } from "../../lib/days";
import { amount, counted, percent } from "../../lib/numbers";
import { HEALTHS, type Health, HealthMark } from "../../ui/HealthMark";
import { goalLink } from "./links";
import styles from "./objectives.module.css";

export const ExplanationFragment = graphql(`
  fragment Explained_explanation on Explanation {
    value
    automaticValue
    word
    automaticWord
    formula
    manual
    change { id at by { id name } reasonKind reason }
    items { label value counted weight share why word goal { __typename id title ... on KeyResult { objectiveId } } }
    leftOut { label value counted weight share why word goal { __typename id title ... on KeyResult { objectiveId } } }
  }
`);

export const ASKED = { PROGRESS: "Progress", HEALTH: "Health", PACE: "Pace", CONFIDENCE: "Confidence" } as const;

/** A number or a word with what it is made of. `name` is what it is called, where it is no number of a goal. */
export function Explained({
  explanation: masked,
  ...asked
}: Itemed & { explanation: FragmentType<typeof ExplanationFragment> }) {
  const explanation = unmasked(ExplanationFragment, masked);
  const { manual, change } = explanation;
  return (
    <>
      <p>
        {said(asked, explanation)}
        {manual && change ? (
          <span className={styles.about}>
            {change.by?.name ?? "A program"} {agoText(change.at)}
            {change.reason ? `: ${change.reason}` : ""}
          </span>
        ) : null}
      </p>
      <p className={styles.formula}>{explanation.formula}</p>
      <Items caption="What counts" {...asked} items={explanation.items} />
      <Items caption="Left out" {...asked} items={explanation.leftOut} />
    </>
  );
}

function said({ of, name = ASKED[of] }: Itemed, { value, automaticValue, word, automaticWord, manual }: Said): string {
  if (of === "HEALTH")
    return manual ? `${wordText(word)}, as stated. Automatic: ${wordText(automaticWord)}.` : wordText(word);
  if (of === "PACE") return word ? `${wordText(word)}: ${gapText(value)}` : "No pace";
  if (value === null || value === undefined) return `${name}: no number yet`;
  const automatic = manual ? `, set by hand. Automatic: ${shareText(automaticValue)}.` : "";
  return `${name} ${percent(value)}${automatic}`;
}

type Said = Pick<
  ResultOf<typeof ExplanationFragment>,
  "value" | "automaticValue" | "word" | "automaticWord" | "manual"
>;

const PACES: Record<string, string> = { ON_PACE: "On pace", BEHIND: "Behind", FAR_BEHIND: "Far behind" };

function wordText(word: string | null | undefined): string {
  if (!word) return "–";
  return HEALTHS[word as Health]?.word ?? PACES[word] ?? word;
}

/** Expected − progress, in points. */
function gapText(gap: number | null | undefined): string {
  if (gap === null || gap === undefined) return "nothing is expected of it";
  const points = Math.round(Math.abs(gap) * 100);
  return gap > 0 ? `${counted(points, "point")} short of what was expected` : `${counted(points, "point")} ahead of it`;
}

type Item = ResultOf<typeof ExplanationFragment>["items"][number];

type Itemed = { of: ExplainedNumber; unit?: string | null; name?: string };

function Items({ caption, items, ...asked }: Itemed & { caption: string; items: readonly Item[] }) {
  if (items.length === 0) return null;
  const { of } = asked;
  const weighs = items.some((item) => !isFact(item));
  return (
    <table className={styles.table}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{items.some((item) => item.goal) ? "Goal" : "What"}</th>
          {of === "PACE" ? <th scope="col">Expected</th> : null}
          <th scope="col">{weighs ? COUNTED[of] : "Value"}</th>
          {weighs ? <th scope="col">Weight</th> : null}
          {weighs ? <th scope="col">Share</th> : null}
        </tr>
      </thead>
      <tbody>
        {items.map((item, position) => (
          <tr key={`${item.goal?.id ?? item.label} ${position}`}>
            <td dir="auto">
              <div>
                {item.goal ? <Link {...goalLink(item.goal)}>{item.label || item.goal.title}</Link> : item.label}
              </div>
              {item.why ? <div className={styles.about}>{item.why}</div> : null}
            </td>
            {of === "PACE" ? <td className={styles.number}>{shareText(item.value)}</td> : null}
            <td className={styles.number}>
              <Counted item={item} {...asked} />
            </td>
            {weighs ? <td className={styles.number}>{isFact(item) ? "" : amount(item.weight)}</td> : null}
            {weighs ? <td className={styles.number}>{isFact(item) ? "" : shareText(item.share)}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A fact of the goal itself, such as its target: it has no weight. */
function isFact(item: Item): boolean {
  return !item.goal && typeof item.share !== "number";
}

const COUNTED = { PROGRESS: "Counts as", HEALTH: "Says", PACE: "Progress", CONFIDENCE: "Counts as" } as const;

function Counted({ item, of, unit }: Itemed & { item: Item }) {
  if (item.word && item.word in HEALTHS) return <HealthMark health={item.word as Health} />;
  if (of === "HEALTH") return amount(item.value);
  if (isFact(item)) return amount(item.value, unit);
  return shareText(of === "PACE" ? item.counted : (item.counted ?? item.value));
}

function shareText(share: number | null | undefined): string {
  return share === null || share === undefined ? "–" : percent(share);
}
