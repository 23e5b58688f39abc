import { type ReactNode, type RefObject, useMemo } from "react";
import { counted } from "../../lib/numbers";
import { Button, IconButton } from "../../ui/Button";
import { ComboBox } from "../../ui/ComboBox";
import { HEALTHS } from "../../ui/HealthMark";
import { Select } from "../../ui/Select";
import type { Address } from "./address";
import { HEALTH_ORDER, type Health } from "./columns";
import { teamChoices } from "./filter";
import styles from "./Toolbar.module.css";
import type { Change } from "./useAddress";
import type { Board } from "./useBoard";
import { laneTitle } from "./words";

export type Shape = "tree" | "outline";
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

const NUMBERS = new Intl.NumberFormat();
const ANY = "any";

function Shapes({ shape, change }: Pick<ToolbarProps, "shape" | "change">) {
  const choice = (value: Shape, name: string) => (
    <button
      type="button"
      className={styles.shape}
      aria-pressed={shape === value}
      aria-keyshortcuts={value === "tree" ? "t" : "o"}
      onClick={() => change({ shape: value }, "push")}
    >
      {name}
    </button>
  );
  return (
    <div role="group" aria-label="Shape" className={styles.shapes}>
      {choice("tree", "Tree")}
      {choice("outline", "Outline")}
    </div>
  );
}

function HealthChips({ board, address, change }: Pick<ToolbarProps, "board" | "address" | "change">) {
  const { health } = board.alignment;
  const counts = useMemo(() => {
    const all = new Uint32Array(HEALTH_ORDER.length);
    for (const one of health) all[one] = (all[one] as number) + 1;
    return all;
  }, [health]);
  const chosen = new Set(address.health);
  const turn = (one: Health) => {
    const next = HEALTH_ORDER.filter((each) => (each === one) !== chosen.has(each));
    change({ health: next.length === 0 ? undefined : next }, "push");
  };
  return (
    <div role="group" aria-label="Health" className={styles.chips}>
      {HEALTH_ORDER.map((one, at) =>
        counts[at] === 0 && !chosen.has(one) ? null : (
          <button key={one} type="button" className={styles.chip} data-tone={HEALTHS[one].tone} aria-pressed={chosen.has(one)} onClick={() => turn(one)}>
            <span aria-hidden="true" className={styles.mark}>{HEALTHS[one].shape}</span>
            <span className={styles.word}>{HEALTHS[one].word} </span>
            {NUMBERS.format(counts[at] ?? 0)}
          </button>
        ),
      )}
    </div>
  );
}

/** "412 of 1,240" with steps from match to match; the plain number while nothing is filtered. */
function Count({ board, change }: Pick<ToolbarProps, "board" | "change">) {
  const { result, alignment } = board;
  const all = alignment.columns.count;
  const clear = () => change({ q: undefined, team: undefined, owner: undefined, health: undefined }, "push");
  return (
    <div className={styles.count}>
      <span role="status">{result.active ? `${NUMBERS.format(result.count)} of ${NUMBERS.format(all)}` : counted(all, "objective")}</span>
      {result.active && (
        <>
          <IconButton label="Previous match" isDisabled={result.count === 0} onPress={() => board.toMatch(-1)}>↑</IconButton>
          <IconButton label="Next match" isDisabled={result.count === 0} onPress={() => board.toMatch(1)}>↓</IconButton>
          <Button look="quiet" onPress={clear}>Clear</Button>
        </>
      )}
    </div>
  );
}

function Levels({ board }: Pick<ToolbarProps, "board">) {
  const { level } = board.folding;
  return (
    <div role="group" aria-label="Levels shown" className={styles.levels}>
      <IconButton label="Fold a level" isDisabled={level <= 0} onPress={() => board.foldTo(level - 1)}>−</IconButton>
      <span>{counted(level + 1, "level")}</span>
      <IconButton label="Open a level" onPress={() => board.foldTo(level + 1)}>+</IconButton>
    </div>
  );
}

function Search({ board, address, change, searchField }: Pick<ToolbarProps, "board" | "address" | "change" | "searchField">) {
  return (
    <input
      ref={searchField}
      type="search"
      className={styles.search}
      aria-label="Search titles, owners and teams"
      aria-keyshortcuts="/"
      placeholder="Search  /"
      maxLength={200}
      dir="auto"
      value={address.q ?? ""}
      onChange={(event) => change({ q: event.target.value || undefined })}
      onKeyDown={(event) => {
        if (event.key === "Enter") board.toMatch(event.shiftKey ? -1 : 1);
        if (event.key === "Escape" && address.q === undefined) event.currentTarget.blur();
      }}
    />
  );
}

function Filters({ board, address, change }: Pick<ToolbarProps, "board" | "address" | "change">) {
  const { columns } = board.alignment;
  const teams = useMemo(
    () => [{ id: ANY, name: "All teams" }, ...teamChoices(columns).map(({ id, name, depth }) => ({ id, name: `${"\u2003".repeat(depth)}${name}` }))],
    [columns],
  );
  const owners = useMemo(() => columns.owners.map(({ id, name }) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name)), [columns]);
  const pick = (id: string) => change({ team: id === ANY ? undefined : id }, "push");
  return (
    <>
      <div className={styles.select}>
        <Select label="Team" labelHidden choices={teams} value={address.team ?? ANY} onChange={pick} />
      </div>
      <div className={styles.select}>
        <ComboBox label="Owner" labelHidden placeholder="Any owner" choices={owners} value={address.owner ?? null} onChange={(id) => change({ owner: id ?? undefined }, "push")} />
      </div>
    </>
  );
}

/** Everything that says what is shown: shape, cycle, filters, search, levels. */
export function Toolbar(props: ToolbarProps & { children?: ReactNode }) {
  const { board, change, shape, cycles, cycleId } = props;
  const { lane, unaligned } = board.alignment.tree;
  const pickCycle = (id: string) =>
    change({ cycle: id, selected: undefined, focus: undefined, open: undefined, panel: undefined, x: undefined, y: undefined, zoom: undefined }, "push");
  return (
    <div className={styles.toolbar}>
      <div className={styles.line}>
        <h1 className={styles.heading}>Alignment</h1>
        <div className={styles.select}>
          <Select label="Cycle" labelHidden choices={cycles} value={cycleId} onChange={pickCycle} placeholder="Current cycle" />
        </div>
        <Shapes shape={shape} change={change} />
        <Levels board={board} />
        <span className={styles.space} />
        {props.children}
        <Count board={board} change={change} />
        <Search {...props} />
      </div>
      <div className={styles.line}>
        <Filters {...props} />
        <HealthChips {...props} />
        {unaligned.length > 0 && (
          <button type="button" className={styles.chip} onClick={() => board.show(lane === -1 ? (unaligned[0] as number) : lane)}>
            <span aria-hidden="true" className={styles.mark}>⊘</span>
            {laneTitle(board.alignment)}
          </button>
        )}
      </div>
    </div>
  );
}
