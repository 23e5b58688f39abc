import { plural, t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import type { ResultOf } from "@graphql-typed-document-node/core";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import type { OwnerKind } from "../../graphql/generated/graphql";
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
  { id: "TEAM", name: t`Team` },
  { id: "PERSON", name: t`Person` },
  { id: "COMPANY", name: t`The company` },
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
        <Figure label={t`Objectives`}>{items.objectives}</Figure>
        <Figure label={t`Key results`}>{items.keyResults}</Figure>
        <Figure label={t`Alignments`}>{items.alignments}</Figure>
        <Figure label={t`Check-ins`}>{items.checkIns}</Figure>
        <Figure label={t`Notes and texts`}>{items.notes + items.texts}</Figure>
        <Figure label={t`Levels`}>{depth}</Figure>
      </Figures>
      {there > 0 ? (
        <Soft>
          <Trans>
            <Plural value={there} one="# objective or key result" other="# objectives and key results" /> of these are
            there already and stay as they are.
          </Trans>
        </Soft>
      ) : null}
      {unknown.length > 0 ? <UnknownOwners owners={unknown} kinds={kinds} onKind={onKind} /> : null}
      {notUnderstood.length > 0 ? (
        <Section title={t`${plural(notUnderstood.length, { one: "# line", other: "# lines" })} not understood`}>
          <Soft>
            <Trans>Kept as text where they stood. Nothing is lost.</Trans>
          </Soft>
          <ol className={styles.lines}>
            {notUnderstood.map((each) => (
              <li key={each.line} value={each.line}>
                {each.text}
              </li>
            ))}
          </ol>
        </Section>
      ) : null}
      <Section title={t`What the outline says`}>
        <ul className={styles.tree}>
          {objectives.slice(0, SHOWN).map((objective) => (
            <OutlineObjective key={`${objective.lines[0]} ${objective.title}`} objective={objective} />
          ))}
        </ul>
        {objectives.length > SHOWN ? (
          <Soft>
            <Trans>and {objectives.length - SHOWN} more</Trans>
          </Soft>
        ) : null}
      </Section>
    </Stack>
  );
}

function UnknownOwners({ owners, kinds, onKind }: { owners: Report["owners"] } & Omit<OutlinePreviewProps, "report">) {
  return (
    <Section title={t`${plural(owners.length, { one: "# owner", other: "# owners" })} not known yet`}>
      <Soft>
        <Trans>They are made as teams unless you say otherwise.</Trans>
      </Soft>
      <Rows>
        {owners.map((owner) => (
          <Row key={owner.name}>
            <div className={styles.owner}>
              <span>
                {owner.name}{" "}
                <Soft>
                  {owner.lines.length === 1 ? t`line` : t`lines`} {owner.lines.slice(0, 5).join(", ")}
                  {owner.lines.length > 5 ? " …" : ""}
                </Soft>
              </span>
              <Select
                label={t`What ${owner.name} is`}
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
    <li style={{ paddingInlineStart: `${Math.min(Math.max(objective.depth - 1, 0), 8) * 20}px` }}>
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
