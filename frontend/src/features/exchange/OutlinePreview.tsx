import type { ResultOf } from "@graphql-typed-document-node/core";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import type { OwnerKind } from "../../graphql/generated/graphql";
import { counted } from "../../lib/numbers";
import { Figure, Figures, Row, Rows, Section, Soft, Stack } from "../../ui/Page";
import { Select } from "../../ui/Select";
import styles from "./exchange.module.css";
import { valuesText } from "./values";

export const OutlinePreviewFragment = graphql(`
  fragment OutlinePreview_report on OutlineReport {
    depth
    items { owners objectives keyResults alignments checkIns notes texts }
    added { owners objectives keyResults alignments checkIns notes texts }
    owners { name kind known lines }
    objectives { title owner depth lines keyResults { title measure startValue targetValue lowValue highValue unit } }
    notUnderstood { line text }
  }
`);

type Report = ResultOf<typeof OutlinePreviewFragment>;

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
  const { items, added, depth, owners, objectives, notUnderstood } = unmasked(OutlinePreviewFragment, masked);
  const unknown = owners.filter((owner) => !owner.known);
  const there = items.objectives + items.keyResults - added.objectives - added.keyResults;
  return (
    <Stack>
      <Figures>
        <Figure label="Objectives">{items.objectives}</Figure>
        <Figure label="Key results">{items.keyResults}</Figure>
        <Figure label="Alignments">{items.alignments}</Figure>
        <Figure label="Check-ins">{items.checkIns}</Figure>
        <Figure label="Notes and texts">{items.notes + items.texts}</Figure>
        <Figure label="Levels">{depth}</Figure>
      </Figures>
      {there > 0 ? (
        <Soft>
          {counted(there, "objective or key result", "objectives and key results")} of these are there already and stay
          as they are.
        </Soft>
      ) : null}
      {unknown.length > 0 ? <UnknownOwners owners={unknown} kinds={kinds} onKind={onKind} /> : null}
      {notUnderstood.length > 0 ? (
        <Section title={`${counted(notUnderstood.length, "line")} not understood`}>
          <Soft>Kept as text where they stood. Nothing is lost.</Soft>
          <ol className={styles.lines}>
            {notUnderstood.map((each) => (
              <li key={each.line} value={each.line}>
                {each.text}
              </li>
            ))}
          </ol>
        </Section>
      ) : null}
      <Section title="What the outline says">
        <ul className={styles.tree}>
          {objectives.slice(0, SHOWN).map((objective) => (
            <OutlineObjective key={`${objective.lines[0]} ${objective.title}`} objective={objective} />
          ))}
        </ul>
        {objectives.length > SHOWN ? <Soft>and {objectives.length - SHOWN} more</Soft> : null}
      </Section>
    </Stack>
  );
}

function UnknownOwners({ owners, kinds, onKind }: { owners: Report["owners"] } & Omit<OutlinePreviewProps, "report">) {
  return (
    <Section title={`${counted(owners.length, "owner")} not known yet`}>
      <Soft>They are made as teams unless you say otherwise.</Soft>
      <Rows>
        {owners.map((owner) => (
          <Row key={owner.name}>
            <div className={styles.owner}>
              <span>
                {owner.name}{" "}
                <Soft>
                  {owner.lines.length === 1 ? "line" : "lines"} {owner.lines.slice(0, 5).join(", ")}
                  {owner.lines.length > 5 ? " …" : ""}
                </Soft>
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
  );
}

function OutlineObjective({ objective }: { objective: Report["objectives"][number] }) {
  return (
    <li style={{ paddingLeft: `${Math.min(Math.max(objective.depth - 1, 0), 8) * 20}px` }}>
      <strong>{objective.title}</strong> <Soft>{objective.owner}</Soft>
      <ul>
        {objective.keyResults.map((each, position) => (
          <li key={position}>
            {each.title} <Soft>{valuesText(each)}</Soft>
          </li>
        ))}
      </ul>
    </li>
  );
}
