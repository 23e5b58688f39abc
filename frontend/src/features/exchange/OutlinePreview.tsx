import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import type { OwnerKind } from "../../graphql/generated/graphql";
import { amount, counted } from "../../lib/numbers";
import { Figure, Figures, Row, Rows, Section, Soft, Stack } from "../../ui/Page";
import { Select } from "../../ui/Select";
import styles from "./exchange.module.css";

export const OutlinePreviewFragment = graphql(`
  fragment OutlinePreview_report on OutlineReport {
    depth
    items { owners objectives keyResults alignments checkIns notes texts }
    owners { name kind known lines }
    objectives { title owner depth lines keyResults { title measure startValue targetValue lowValue highValue unit } }
    notUnderstood { line text }
  }
`);

const KINDS = [
  { id: "TEAM", name: "Team" },
  { id: "PERSON", name: "Person" },
  { id: "COMPANY", name: "The company" },
] as const;
const SHOWN = 300;

export type OwnerKinds = Readonly<Record<string, OwnerKind>>;

export interface OutlinePreviewProps {
  report: FragmentType<typeof OutlinePreviewFragment>;
  kinds: OwnerKinds;
  onKind: (name: string, kind: OwnerKind) => void;
}

/** What an import would make, and what it did not understand. */
export function OutlinePreview({ report: masked, kinds, onKind }: OutlinePreviewProps) {
  const { items, depth, owners, objectives, notUnderstood } = unmasked(OutlinePreviewFragment, masked);
  const unknown = owners.filter((owner) => !owner.known);
  return (
    <Stack>
      <Figures>
        <Figure label="Objectives">{items.objectives}</Figure>
        <Figure label="Key results">{items.keyResults}</Figure>
        <Figure label="Alignments">{items.alignments}</Figure>
        <Figure label="Check-ins">{items.checkIns}</Figure>
        <Figure label="Notes">{items.notes + items.texts}</Figure>
        <Figure label="Levels">{depth}</Figure>
      </Figures>
      {unknown.length > 0 ? (
        <Section title={`${counted(unknown.length, "owner")} not known yet`}>
          <Soft>They are made as teams unless you say otherwise.</Soft>
          <Rows>
            {unknown.map((owner) => (
              <Row key={owner.name}>
                <div className={styles.owner}>
                  <span>
                    {owner.name} <Soft>line {owner.lines.slice(0, 5).join(", ")}</Soft>
                  </span>
                  <Select
                    label={`What ${owner.name} is`}
                    labelHidden
                    choices={KINDS}
                    value={kinds[owner.name] ?? owner.kind}
                    onChange={(kind) => onKind(owner.name, kind)}
                  />
                </div>
              </Row>
            ))}
          </Rows>
        </Section>
      ) : null}
      {notUnderstood.length > 0 ? (
        <Section title={`${counted(notUnderstood.length, "line")} not understood`}>
          <Soft>Kept as text where they stood. Nothing is lost.</Soft>
          <ol className={styles.lines}>
            {notUnderstood.map((each) => (
              <li key={each.line}>
                <Soft>{each.line}</Soft> {each.text}
              </li>
            ))}
          </ol>
        </Section>
      ) : null}
      <Section title="What will be made">
        <ul className={styles.tree}>
          {objectives.slice(0, SHOWN).map((objective) => (
            <li
              key={`${objective.lines[0]} ${objective.title}`}
              style={{ paddingLeft: `${Math.min(objective.depth - 1, 8) * 20}px` }}
            >
              <strong>{objective.title}</strong> <Soft>{objective.owner}</Soft>
              <ul>
                {objective.keyResults.map((each, position) => (
                  <li key={position}>
                    {each.title} <Soft>{valuesText(each)}</Soft>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
        {objectives.length > SHOWN ? <Soft>and {objectives.length - SHOWN} more</Soft> : null}
      </Section>
    </Stack>
  );
}

interface Values {
  measure: string;
  startValue?: number | null;
  targetValue?: number | null;
  lowValue?: number | null;
  highValue?: number | null;
  unit?: string | null;
}

function valuesText({ measure, startValue, targetValue, lowValue, highValue, unit }: Values): string {
  if (typeof targetValue === "number") return `${amount(startValue, unit)} → ${amount(targetValue, unit)}`;
  if (typeof lowValue === "number") return `at least ${amount(lowValue, unit)}`;
  if (typeof highValue === "number") return `at most ${amount(highValue, unit)}`;
  return measure.toLowerCase().replaceAll("_", " ");
}
