/** How the record of changes is put into words. */

import { t } from "@lingui/core/macro";
import { codeText } from "./words";

/** Fields whose values are words of the API, not of people. */
const CODED = new Set([
  "kind",
  "visibility",
  "progressFrom",
  "statedHealth",
  "state",
  "measure",
  "scoredBy",
  "valueFrom",
  "indicator",
]);

export const valueText = (field: string, value: string | null | undefined) =>
  value && CODED.has(field) ? codeText(value) : (value ?? "–");

/** Why something was changed: the kind of reason, the words, and the key result that showed it. */
export function whyText(change: {
  reasonKind?: string | null;
  reason?: string | null;
  indicator?: { title: string } | null;
}): string | null {
  const parts = [
    change.reasonKind ? codeText(change.reasonKind) : null,
    change.reason,
    change.indicator ? t`shown by “${change.indicator.title}”` : null,
  ];
  return parts.filter(Boolean).join(" · ") || null;
}
