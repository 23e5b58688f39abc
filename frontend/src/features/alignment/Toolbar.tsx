import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { memo, type ReactNode, type RefObject, useMemo } from "react";
import { locale } from "../../lib/language";
import { IconButton } from "../../ui/Button";
import { ComboBox } from "../../ui/ComboBox";
import { HEALTHS } from "../../ui/HealthMark";
import { Select } from "../../ui/Select";
import type { Address } from "./address";
import { type Columns, HEALTH_ORDER, type Health } from "./columns";
import { teamChoices } from "./filter";
import styles from "./Toolbar.module.css";
import type { Change } from "./useAddress";
import type { Board } from "./useBoard";
import { laneTitle } from "./words";

export type Shape = "tree" | "map" | "outline";
export type CycleChoice = { readonly id: string; readonly name: string };

export type ToolbarProps = {
  board: Board;
  address: Address;
  change: Change;
  shape: Shape;
  cycles: readonly CycleChoice[];
  cycleId: string | null;
  searchField: RefObject<HTMLInputElement | null>;
};

/** Another shape of the same: each has a view of its own. */
export function shapedAs(shape: Shape): Partial<Address> {
  return { shape, x: undefined, y: undefined, zoom: undefined };
}

const KEYS = { tree: "t", map: "m", outline: "o" } as const;

const NUMBERS = new Intl.NumberFormat(locale());
const ANY = "any";

function Shapes({ shape, change }: Pick<ToolbarProps, "shape" | "change">) {
  const choice = (value: Shape, name: string) => (
    <button
      type="button"
      className={styles.shape}
      aria-pressed={shape === value}
      aria-keyshortcuts={KEYS[value]}
      onClick={() => change(shapedAs(value), "push")}
    >
      {name}
    </button>
  );
  return (
    <div role="group" aria-label={t`Shape`} className={styles.shapes}>
      {choice("tree", t`Tree`)}
      {choice("map", t`Map`)}
      {choice("outline", t`Outline`)}
    </div>
  );
}

type Chips = { health: Uint8Array; wanted: readonly Health[] | undefined; change: Change };

const HealthChips = memo(function HealthChips({ health, wanted, change }: Chips) {
  const counts = useMemo(() => {
    const all = new Uint32Array(HEALTH_ORDER.length);
    for (const one of health) all[one] = (all[one] as number) + 1;
    return all;
  }, [health]);
  const chosen = new Set(wanted);
  const turn = (one: Health) => {
    const next = HEALTH_ORDER.filter((each) => (each === one) !== chosen.has(each));
    change({ health: next.length === 0 ? undefined : next }, "push");
  };
  return (
    <div role="group" aria-label={t`Health`} className={styles.chips}>
      {HEALTH_ORDER.map((one, at) =>
        counts[at] === 0 && !chosen.has(one) ? null : (
          <button
            key={one}
            type="button"
            className={styles.chip}
            data-tone={HEALTHS[one].tone}
            aria-pressed={chosen.has(one)}
            onClick={() => turn(one)}
          >
            <span aria-hidden="true" className={styles.mark}>
              {HEALTHS[one].shape}
            </span>
            <span className={styles.word}>{HEALTHS[one].word} </span>
            {NUMBERS.format(counts[at] ?? 0)}
          </button>
        ),
      )}
    </div>
  );
});

/** "412 of 1,240" with steps from match to match; the plain number while nothing is filtered. */
function Count({ board, change }: Pick<ToolbarProps, "board" | "change">) {
  const { result, alignment } = board;
  const all = alignment.columns.count;
  const none = { q: undefined, team: undefined, owner: undefined, health: undefined, findings: undefined };
  const clear = () => change(none, "push");
  return (
    <div className={styles.count}>
      <span role="status">
        {result.active
          ? t`${NUMBERS.format(result.count)} of ${NUMBERS.format(all)}`
          : plural(all, { one: "# objective", other: "# objectives" })}
      </span>
      {result.active && (
        <>
          <IconButton label={t`Previous match`} isDisabled={result.count === 0} onPress={() => board.toMatch(-1)}>
            ↑
          </IconButton>
          <IconButton label={t`Next match`} isDisabled={result.count === 0} onPress={() => board.toMatch(1)}>
            ↓
          </IconButton>
          <IconButton label={t`Clear filters`} onPress={clear}>
            ✕
          </IconButton>
        </>
      )}
    </div>
  );
}

/** How many have findings; pressed, only they stay. Nothing where nobody has. */
function FindingChip({ board, address, change }: Pick<ToolbarProps, "board" | "address" | "change">) {
  const { findings } = board.alignment;
  const count = useMemo(() => findings.reduce((sum, each) => sum + (each > 0 ? 1 : 0), 0), [findings]);
  if (count === 0 && !address.findings) return null;
  return (
    <button
      type="button"
      className={styles.chip}
      aria-pressed={address.findings === true}
      onClick={() => change({ findings: address.findings ? undefined : true }, "push")}
    >
      <span aria-hidden="true" className={styles.mark}>
        ◇
      </span>
      <span className={styles.word}>
        <Trans>With findings</Trans>{" "}
      </span>
      {NUMBERS.format(count)}
    </button>
  );
}

function Levels({ board }: Pick<ToolbarProps, "board">) {
  const { level } = board.folding;
  return (
    <div role="group" aria-label={t`Levels shown`} className={styles.levels}>
      <IconButton label={t`Fold a level`} isDisabled={level <= 0} onPress={() => board.foldTo(level - 1)}>
        −
      </IconButton>
      <span>{plural(level + 1, { one: "# level", other: "# levels" })}</span>
      <IconButton label={t`Open a level`} onPress={() => board.foldTo(level + 1)}>
        +
      </IconButton>
    </div>
  );
}

function Search({
  board,
  address,
  change,
  searchField,
}: Pick<ToolbarProps, "board" | "address" | "change" | "searchField">) {
  return (
    <input
      ref={searchField}
      type="search"
      className={styles.search}
      aria-label={t`Search titles, owners and teams`}
      aria-keyshortcuts="/"
      placeholder={t`Find in the tree  /`}
      maxLength={200}
      dir="auto"
      value={address.q ?? ""}
      onChange={(event) => change({ q: event.target.value || undefined }, address.q === undefined ? "push" : "replace")}
      onKeyDown={(event) => {
        if (event.key === "Enter") board.toMatch(event.shiftKey ? -1 : 1);
        if (event.key === "Escape" && address.q === undefined) event.currentTarget.blur();
      }}
    />
  );
}

type Choices = { columns: Columns; team: string | undefined; owner: string | undefined; change: Change };

/** Apart and remembered: lists of hundreds must not be gone through at each press of a key. */
const Filters = memo(function Filters({ columns, team, owner, change }: Choices) {
  const teams = useMemo(
    () => [
      { id: ANY, name: t`All teams` },
      ...teamChoices(columns).map(({ id, name, depth }) => ({ id, name: `${"\u2003".repeat(depth)}${name}` })),
    ],
    [columns],
  );
  const owners = useMemo(
    () => columns.owners.map(({ id, name }) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name)),
    [columns],
  );
  const pick = (id: string) => change({ team: id === ANY ? undefined : id }, "push");
  return (
    <>
      <div className={styles.select}>
        <Select label={t`Team`} labelHidden choices={teams} value={team ?? ANY} onChange={pick} />
      </div>
      <div className={styles.select}>
        <ComboBox
          label={t`Owner`}
          labelHidden
          placeholder={t`Any owner`}
          choices={owners}
          value={owner ?? null}
          onChange={(id) => change({ owner: id ?? undefined }, "push")}
        />
      </div>
    </>
  );
});

const Cycles = memo(function Cycles({ cycles, cycleId, change }: Pick<ToolbarProps, "cycles" | "cycleId" | "change">) {
  const anew = {
    selected: undefined,
    focus: undefined,
    open: undefined,
    panel: undefined,
    x: undefined,
    y: undefined,
    zoom: undefined,
  };
  return (
    <div className={styles.select}>
      <Select
        label={t`Cycle`}
        labelHidden
        choices={cycles}
        value={cycleId}
        onChange={(id) => change({ ...anew, cycle: id }, "push")}
        placeholder={t`Current cycle`}
      />
    </div>
  );
});

/** Everything that says what is shown: shape, cycle, filters, search, levels. */
export function Toolbar(props: ToolbarProps & { children?: ReactNode }) {
  const { board, address, change, shape, cycles, cycleId } = props;
  const { lane, unaligned } = board.alignment.tree;
  return (
    <div className={styles.toolbar}>
      <div className={styles.line}>
        <h1 className={styles.heading}>
          <Trans>Alignment</Trans>
        </h1>
        <Cycles cycles={cycles} cycleId={cycleId} change={change} />
        <Shapes shape={shape} change={change} />
        {shape === "map" ? null : <Levels board={board} />}
        {unaligned.length > 0 && (
          <button
            type="button"
            className={styles.chip}
            onClick={() => board.show(lane === -1 ? (unaligned[0] as number) : lane)}
          >
            <span aria-hidden="true" className={styles.mark}>
              ⊘
            </span>
            {laneTitle(board.alignment)}
          </button>
        )}
        <div className={styles.rest}>
          {props.children}
          <Count board={board} change={change} />
          <Search {...props} />
        </div>
      </div>
      <div className={styles.line} data-filters>
        <Filters columns={board.alignment.columns} team={address.team} owner={address.owner} change={change} />
        <HealthChips health={board.alignment.health} wanted={address.health} change={change} />
        <FindingChip board={board} address={address} change={change} />
      </div>
    </div>
  );
}
