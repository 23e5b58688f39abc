import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useMemo } from "react";
import { HealthCounts, HealthMark, HEALTHS } from "../../ui/HealthMark";
import { ProgressBar } from "../../ui/ProgressBar";
import { Slide, slideAt, SlideFacts, SlideKeys, Slides } from "../../ui/Slides";
import { type Address, filterOf } from "./address";
import type { Alignment } from "./alignment";
import styles from "./BranchSlides.module.css";
import { HEALTH_ORDER, ownerOf } from "./columns";
import { filtered } from "./filter";
import { type BranchSlide, slidesOf } from "./slides";
import { titleOf } from "./words";

type Props = {
  alignment: Alignment;
  company: string;
  /** What is looked at: the cycle, and the moment where it is a past one. */
  when: string;
  address: Address;
  slide: number | undefined;
  onGo: (to: number) => void;
  onLeave: () => void;
};

const objectives = (count: number) => plural(count, { one: "# objective", other: "# objectives" });

function healthOf({ health }: Alignment, rows: readonly number[]) {
  return HEALTH_ORDER.map((one, at) => ({ health: one, count: rows.filter((row) => health[row] === at).length }));
}

/** What the filter of an address keeps, in words; names that are not known here say nothing. */
function keptInWords({ columns }: Alignment, address: Address, branch: number): string[] {
  const units = columns.units.flatMap((unit) => [unit, ...unit.path]);
  return [
    branch === -1 ? undefined : columns.titles[branch],
    units.find(({ id }) => id === address.team)?.name,
    columns.owners.find(({ id }) => id === address.owner)?.name,
    address.health?.map((one) => HEALTHS[one].word).join(", "),
    address.findings ? t`With findings` : undefined,
    address.q === undefined ? undefined : t`“${address.q}”`,
  ].filter((each) => each !== undefined);
}

function First({ alignment, company, when, address, rows, branch }: FirstProps) {
  const { count } = alignment.columns;
  const kept = keptInWords(alignment, address, branch);
  return (
    <Slide>
      <h1 dir="auto">{company}</h1>
      <SlideFacts>
        <span dir="auto">{when}</span>
        <span>{rows.length === count ? objectives(count) : t`${rows.length} of ${objectives(count)}`}</span>
      </SlideFacts>
      {kept.length > 0 ? (
        <p className={styles.soft} dir="auto">
          <Trans>Shown: {kept.join(" · ")}</Trans>
        </p>
      ) : null}
      {rows.length === 0 ? (
        <p>
          <Trans>Nothing fits. Leave, and choose other filters.</Trans>
        </p>
      ) : (
        <div className={styles.health}>
          <HealthCounts counts={healthOf(alignment, rows)} />
        </div>
      )}
      <SlideKeys />
    </Slide>
  );
}

type FirstProps = Pick<Props, "alignment" | "company" | "when" | "address"> & {
  rows: readonly number[];
  branch: number;
};

function Goal({ alignment, row }: { alignment: Alignment; row: number }) {
  const { columns, tree } = alignment;
  const title = titleOf(alignment, row);
  const above = tree.parents[row] as number;
  const owner = ownerOf(columns, row)?.name ?? t`No owner`;
  const health = columns.health[row] ?? "PENDING";
  return (
    <li className={styles.goal}>
      <div className={styles.words}>
        <h2 dir="auto">{title}</h2>
        <p className={styles.soft} dir="auto">
          {owner}
          {above === -1 || above === tree.lane ? "" : ` · ↑ ${titleOf(alignment, above)}`}
        </p>
      </div>
      <span className={styles.health}>
        <HealthMark health={health} />
      </span>
      <ProgressBar
        share={columns.progress[row]}
        expected={columns.expected[row] ?? null}
        health={health}
        label={title.slice(0, 200)}
      />
    </li>
  );
}

/** A branch: where it stands, how it is, and its goals. */
function Branch({ alignment, slide, name }: { alignment: Alignment; slide: BranchSlide; name: string }) {
  const { unit, all, rows, part, parts } = slide;
  const way = (unit?.path ?? []).filter((step) => step.id !== unit?.id).map((step) => step.name);
  return (
    <Slide>
      {way.length > 0 ? (
        <p className={styles.soft} dir="auto">
          {way.join(" › ")}
        </p>
      ) : null}
      <h1 dir="auto">{name}</h1>
      <SlideFacts>
        <span>
          {objectives(all.length)}
          {parts > 1 ? t`, part ${part} of ${parts}` : ""}
        </span>
        <div className={styles.health}>
          <HealthCounts counts={healthOf(alignment, all)} />
        </div>
      </SlideFacts>
      <ul className={styles.goals}>
        {rows.map((row) => (
          <Goal key={row} alignment={alignment} row={row} />
        ))}
      </ul>
    </Slide>
  );
}

/** The alignment on the whole screen, branch by branch: the company, then each unit. Filters stay as they were. */
export function BranchSlides({ alignment, company, when, address, slide, onGo, onLeave }: Props) {
  const { q, team, owner, health, findings, focus } = address;
  const branch = focus === undefined ? -1 : (alignment.rows.get(focus) ?? -1);
  const slides = useMemo(
    () => slidesOf(alignment, filtered(alignment, filterOf({ q, team, owner, health, findings })), branch),
    [alignment, q, team, owner, health, findings, branch],
  );
  const rows = useMemo(() => slides.flatMap((each) => each.rows), [slides]);
  const at = slideAt(slide, slides.length);
  const one = slides[at - 1];
  const name = one && (one.unit?.name ?? t`Of no unit`);
  return (
    <Slides title={`${company} · ${when}`} name={name} at={at} last={slides.length} onGo={onGo} onLeave={onLeave}>
      {one && name ? (
        <Branch alignment={alignment} slide={one} name={name} />
      ) : (
        <First alignment={alignment} company={company} when={when} address={address} rows={rows} branch={branch} />
      )}
    </Slides>
  );
}
