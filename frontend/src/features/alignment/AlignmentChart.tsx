import { t } from "@lingui/core/macro";
import { useRouter } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { beginning } from "../../lib/beginning";
import { pressed } from "../../lib/keys";
import { Button } from "../../ui/Button";
import { Skeleton } from "../../ui/Skeleton";
import type { Address } from "./address";
import styles from "./AlignmentChart.module.css";
import { alignments, type FindingColumns, withFindings } from "./alignment";
import { CarryBar } from "./CarryBar";
import type { Columns } from "./columns";
import { idOf } from "./forest";
import { type Heading, ObjectivePanel } from "./ObjectivePanel";
import { Outline } from "./Outline";
import { ShareButtons } from "./ShareButtons";
import { type CycleChoice, type Shape, shapedAs, Toolbar } from "./Toolbar";
import { TreeView } from "./TreeView";
import { type How, useAddress } from "./useAddress";
import { useBoard } from "./useBoard";
import { type Move, useCarry } from "./useCarry";
import { titleOf } from "./words";

const MapView = lazy(() => import("./MapView"));

const NARROW = "(max-width: 600px)";

/** The outline is the first choice where a tree has no room. */
function useFirstShape(): Shape {
  const [narrow, setNarrow] = useState(() => matchMedia(NARROW).matches);
  useEffect(() => {
    const query = matchMedia(NARROW);
    const note = () => setNarrow(query.matches);
    query.addEventListener("change", note);
    return () => query.removeEventListener("change", note);
  }, []);
  return narrow ? "outline" : "tree";
}

export type AlignmentChartProps = {
  columns: Columns;
  /** Absent until they are known. */
  findings: FindingColumns | undefined;
  cycles: readonly CycleChoice[];
  cycleId: string | null;
  search: Address;
  onSearch: (next: Address, how: How) => void;
  /** Asks whether an objective is meant to go where it was put. Absent where nothing moves, as in the past. */
  onMove: ((move: Move) => void) | undefined;
  heading: Heading;
  /** What stands above everything, with the buttons that bring a picture back or take it to others. */
  above: (buttons: ReactNode) => ReactNode;
  /** What stands in place of an empty tree. */
  nothing: ReactNode;
};

/** How every goal lines up: one set of objectives as tree, map or outline, with one selection, filter and fold. */
export function AlignmentChart(props: AlignmentChartProps) {
  const { columns, findings, cycles, cycleId, search, onSearch, onMove, heading, above, nothing } = props;
  const { address, moves, change } = useAddress(search, onSearch, useRouter().history);
  const [made] = useState(alignments);
  const plain = useMemo(() => made(columns), [made, columns]);
  const alignment = useMemo(() => withFindings(plain, findings), [plain, findings]);
  const board = useBoard(alignment, { address, moves, change }, useCarry(alignment, onMove));
  const firstShape = useFirstShape();
  const shape: Shape = address.shape ?? firstShape;
  const searchField = useRef<HTMLInputElement>(null);
  const place = useRef<HTMLElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const { at, branch, panel } = board;
  const toChart = useCallback(
    () => body.current?.querySelector<HTMLElement>("[role=tree], [role=treegrid]")?.focus(),
    [],
  );

  useEffect(() => {
    const reshape = (next: Shape) => {
      change(shapedAs(next), "push");
      requestAnimationFrame(toChart);
    };
    const onKey = (event: KeyboardEvent) =>
      pressed(event, {
        t: () => reshape("tree"),
        m: () => reshape("map"),
        o: () => reshape("outline"),
        "/": () => searchField.current?.focus(),
        f: () => document.querySelector<HTMLElement>("[data-filters] button")?.focus(),
      });
    // Below the document, where the shell listens: on this page `/` searches the chart.
    const html = document.documentElement;
    html.addEventListener("keydown", onKey);
    return () => html.removeEventListener("keydown", onKey);
  }, [change, toChart]);

  const onClose = useCallback(() => {
    change({ panel: undefined });
    toChart();
  }, [change, toChart]);
  const goTo = (id: string) => {
    const row = alignment.rows.get(id);
    if (row !== undefined) board.show(row, "open");
  };
  const entered = useRef(false);
  const toKeys = (event: React.KeyboardEvent) => {
    entered.current = event.key === "Enter" && board.carry.row === -1;
  };
  const fromKeys = (event: React.KeyboardEvent) => {
    // Enter asks for the panel in order to go on in it; a click only looks, and what is carried is only put down.
    if (event.key === "Enter" && entered.current && at !== -1) requestAnimationFrame(() => place.current?.focus());
  };
  return (
    <div className={styles.chart}>
      {above(columns.count > 0 && <ShareButtons board={board} shape={shape} address={address} change={change} />)}
      <Toolbar
        board={board}
        address={address}
        change={change}
        shape={shape}
        cycles={cycles}
        cycleId={cycleId}
        searchField={searchField}
      >
        {branch !== -1 && (
          <Button onPress={() => board.focusOn(-1)}>
            <span className={styles.branch} dir="auto">
              {beginning(titleOf(alignment, branch), 80)}
            </span>{" "}
            ✕
          </Button>
        )}
      </Toolbar>
      <div ref={body} className={styles.body}>
        <div className={styles.shape} onKeyDownCapture={toKeys} onKeyUp={fromKeys} role="presentation">
          {columns.count === 0 ? (
            <div>{nothing}</div>
          ) : shape === "tree" ? (
            <TreeView board={board} address={address} change={change} />
          ) : shape === "map" ? (
            <Suspense fallback={<Skeleton lines={8} label={t`Loading the map`} />}>
              <MapView board={board} address={address} change={change} />
            </Suspense>
          ) : (
            <Outline board={board} />
          )}
          <CarryBar board={board} />
        </div>
        {panel !== undefined && at !== -1 && (
          <ObjectivePanel
            id={idOf(columns, at)}
            place={place}
            onClose={onClose}
            goTo={goTo}
            onFocus={() => board.focusOn(at)}
            heading={heading}
            onMove={onMove && (() => onMove({ objectiveId: idOf(columns, at) }))}
          />
        )}
      </div>
    </div>
  );
}
