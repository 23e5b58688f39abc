import type { Columns, Health } from "./columns";
import { type Forest, idOf } from "./forest";

/** For tests: trees are written and read as indented text. */
type Line = { title: string; depth: number; owner: string; team: string; health: Health; progress: number | null };

const PATTERN =
  /^(?<indent> *)(?<title>.*?)(?: @(?<owner>[^@/]+?))?(?: ?\/(?<team>\S+))?(?: !(?<health>[A-Z_]+))?(?: (?<percent>\d+)%)?$/;

function lineOf(text: string): Line {
  const {
    indent = "",
    title = "",
    owner = "Ana",
    team = "Company",
    health = "ON_TRACK",
    percent,
  } = PATTERN.exec(text)?.groups ?? {};
  const progress = percent === undefined ? null : Number(percent) / 100;
  return { title, depth: indent.length / 2, owner, team, health: health as Health, progress };
}

const named = (names: readonly string[]) => [...new Set(names)].map((name) => ({ id: `id of ${name}`, name }));

/** Units under the company; a name with a dot stands under the part before it: `Sales.North`. */
function unitsOf(lines: readonly Line[]) {
  return named(lines.map(({ team }) => team)).map((unit) => {
    const steps = unit.name.split(".").map((_, at, all) => all.slice(0, at + 1).join("."));
    return { ...unit, path: ["Company", ...steps].map((name) => ({ id: `id of ${name}`, name })) };
  });
}

/** Columns from lines such as `  Sell more @Ana/Sales !AT_RISK 40%`; two spaces are one level. The id is the title. */
export function columnsOf(text: string): Columns {
  const lines = text.split("\n").filter(Boolean).map(lineOf);
  const count = lines.length;
  const each = <T>(make: (line: Line, row: number) => T): T[] => lines.map(make);
  const owners = named(lines.map(({ owner }) => owner));
  const units = unitsOf(lines);
  const above = ({ depth }: Line, row: number) => {
    if (depth === 0) return null;
    return lines.slice(0, row).findLastIndex((other) => other.depth === depth - 1);
  };
  return {
    count,
    revision: "1",
    ids: each(({ title }) => title),
    parents: each(above),
    titles: each(({ title }) => title),
    progress: each(({ progress }) => progress),
    expected: each(() => 0.5),
    confidence: each(() => 0.7),
    health: each(({ health }) => health),
    kinds: each(() => "COMMITTED"),
    levels: each(({ team }) => (team === "Company" ? "COMPANY" : "TEAM")),
    states: each(() => "PUBLISHED"),
    keyResultCounts: each(() => 3),
    belowCounts: each(() => 0),
    ownerPositions: each(({ owner }) => owners.findIndex(({ name }) => name === owner)),
    owners,
    unitPositions: each(({ team }) => units.findIndex(({ name }) => name === team)),
    units,
    extraTargets: each(() => 0),
    versions: each(() => 1),
  };
}

/** Rows as indented text, all of them or those given. */
export function outline(tree: Forest, columns: Columns, rows: Int32Array = tree.order): string {
  return Array.from(rows, (row) => `${"  ".repeat(tree.depths[row] ?? 0)}${idOf(columns, row)}\n`).join("");
}
