import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { ResultOf } from "@graphql-typed-document-node/core";
import { Link } from "@tanstack/react-router";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import type { ExplainedNumber } from "../../graphql/generated/graphql";
import { agoText } from "../../lib/days";
import { amount, percent } from "../../lib/numbers";
import { Refusals } from "../../ui/ErrorState";
import { HEALTHS, type Health, HealthMark } from "../../ui/HealthMark";
import { MoreButton } from "../../ui/MoreButton";
import { formulaText, labelText, whyText } from "./explanation";
import { goalLink } from "./links";
import styles from "./objectives.module.css";
import { type Numbered, type PageOfParts, type Part, PartFragment, useParts } from "./useParts";

export const ExplanationFragment = graphql(`
  fragment Explained_explanation on Explanation {
    value
    automaticValue
    word
    automaticWord
    formula
    formulaParts { code values { name number text } }
    manual
    change { id at by { id name } reasonKind reason }
    itemPage(first: 100) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { ...Explained_part }
    }
    leftOutPage(first: 100) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { ...Explained_part }
    }
  }
`);

export const ASKED = { PROGRESS: t`Progress`, HEALTH: t`Health`, PACE: t`Pace`, CONFIDENCE: t`Confidence` } as const;

/** A number or a word with what it is made of. `name` is what it is called, where it is no number of a goal. */
export function Explained({
  explanation: masked,
  ...asked
}: Itemed & { explanation: FragmentType<typeof ExplanationFragment> }) {
  const explanation = unmasked(ExplanationFragment, masked);
  const { manual, change, itemPage } = explanation;
  // Of more than a page, no formula spells out the terms.
  const items = itemPage.pageInfo.hasNextPage ? [] : unmasked(PartFragment, itemPage.nodes);
  return (
    <>
      <p>
        {said(asked, explanation)}
        {manual && change ? (
          <span className={styles.about}>
            {change.by?.name ?? t`A program`} {agoText(change.at)}
            {change.reason ? `: ${change.reason}` : ""}
          </span>
        ) : null}
      </p>
      <p className={styles.formula}>{formulaText({ ...explanation, items })}</p>
      <Items caption={t`What counts`} {...asked} page={itemPage} />
      <Items caption={t`Left out`} {...asked} page={explanation.leftOutPage} leftOut />
    </>
  );
}

function said({ of, name = ASKED[of] }: Itemed, { value, automaticValue, word, automaticWord, manual }: Said): string {
  if (of === "HEALTH")
    return manual ? t`${wordText(word)}, as stated. Automatic: ${wordText(automaticWord)}.` : wordText(word);
  if (of === "PACE") return word ? `${wordText(word)}: ${gapText(value)}` : t`No pace`;
  if (value === null || value === undefined) return t`${name}: no number yet`;
  const automatic = manual ? t`, set by hand. Automatic: ${shareText(automaticValue)}.` : "";
  return `${name} ${percent(value)}${automatic}`;
}

type Said = Pick<
  ResultOf<typeof ExplanationFragment>,
  "value" | "automaticValue" | "word" | "automaticWord" | "manual"
>;

const PACES: Record<string, string> = { ON_PACE: t`On pace`, BEHIND: t`Behind`, FAR_BEHIND: t`Far behind` };

function wordText(word: string | null | undefined): string {
  if (!word) return "–";
  return HEALTHS[word as Health]?.word ?? PACES[word] ?? word;
}

/** Expected − progress, in points. */
function gapText(gap: number | null | undefined): string {
  if (gap === null || gap === undefined) return t`nothing is expected of it`;
  const points = Math.round(Math.abs(gap) * 100);
  return gap > 0
    ? t`${plural(points, { one: "# point", other: "# points" })} short of what was expected`
    : t`${plural(points, { one: "# point", other: "# points" })} ahead of it`;
}

type Itemed = { of: ExplainedNumber; numbered: Numbered; unit?: string | null; name?: string };

type Paged = { caption: string; page: PageOfParts; leftOut?: boolean };

/** A hundred parts of a number, and a hundred more each time: a large unit has thousands. */
function Items({ caption, page, leftOut = false, ...asked }: Itemed & Paged) {
  const { parts, total, hasMore, more, refused } = useParts(asked.numbered, page, leftOut);
  if (parts.length === 0) return null;
  return (
    <>
      <ItemTable caption={caption} items={parts} {...asked} />
      <Refusals messages={refused} />
      {hasMore ? <MoreButton shown={parts.length} total={total} onMore={() => void more()} /> : null}
    </>
  );
}

function ItemTable({ caption, items, ...asked }: Itemed & { caption: string; items: readonly Part[] }) {
  const { of } = asked;
  const weighs = items.some((item) => !isFact(item));
  return (
    <table className={styles.table}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{items.some((item) => item.goal) ? t`Goal` : t`What`}</th>
          {of === "PACE" ? (
            <th scope="col">
              <Trans>Expected</Trans>
            </th>
          ) : null}
          <th scope="col">{weighs ? COUNTED[of] : t`Value`}</th>
          {weighs ? (
            <th scope="col">
              <Trans>Weight</Trans>
            </th>
          ) : null}
          {weighs ? (
            <th scope="col">
              <Trans>Share</Trans>
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {items.map((item, position) => (
          <tr key={`${item.goal?.id ?? item.label} ${position}`}>
            <td dir="auto">
              <div>
                {item.goal ? <Link {...goalLink(item.goal)}>{item.label || item.goal.title}</Link> : labelText(item)}
              </div>
              {item.why ? <div className={styles.about}>{whyText(item)}</div> : null}
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
function isFact(item: Part): boolean {
  return !item.goal && typeof item.share !== "number";
}

const COUNTED = { PROGRESS: t`Counts as`, HEALTH: t`Says`, PACE: t`Progress`, CONFIDENCE: t`Counts as` } as const;

function Counted({ item, of, unit }: Itemed & { item: Part }) {
  if (item.word && item.word in HEALTHS) return <HealthMark health={item.word as Health} />;
  if (of === "HEALTH") return amount(item.value);
  if (isFact(item)) return amount(item.value, unit);
  return shareText(of === "PACE" ? item.counted : (item.counted ?? item.value));
}

function shareText(share: number | null | undefined): string {
  return share === null || share === undefined ? "–" : percent(share);
}
