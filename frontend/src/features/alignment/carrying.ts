import { t } from "@lingui/core/macro";
import { type Forest, isWithin } from "./forest";

/** Where a carried row would go: under another, or to nothing. */
export type Landing =
  | { readonly goes: "under"; readonly row: number }
  | { readonly goes: "nowhere" }
  | { readonly goes: "not"; readonly why: string };

/** What putting one row onto another would mean; the lane of what aligns to nothing stands for nothing. */
export function landing(tree: Forest, carried: number, target: number): Landing {
  if (target === -1) return { goes: "not", why: t`Choose what it should contribute to` };
  if (target === carried) return { goes: "not", why: t`It cannot contribute to itself` };
  if (target === tree.parents[carried]) return { goes: "not", why: t`It stands there already` };
  if (target === tree.lane) return { goes: "nowhere" };
  if (isWithin(tree, target, carried)) return { goes: "not", why: t`It cannot contribute to what is below it` };
  return { goes: "under", row: target };
}
