import { plural, t } from "@lingui/core/macro";
import type { HelpKind } from "../../graphql/generated/graphql";

interface Reason {
  readonly kind: HelpKind;
  readonly count: number;
  readonly of: number;
  readonly message: string;
}

/** Why an owner may need help, by kind: how many there are, of how many key results. */
export const REASONS: Readonly<Record<HelpKind, (count: number, of: number) => string>> = {
  OUTDATED: (count, of) =>
    of === 1
      ? t`The one key result is outdated.`
      : plural(count, { one: `# of ${of} key results is outdated.`, other: `# of ${of} key results are outdated.` }),
  NEVER_REPORTED: (count, of) =>
    of === 1
      ? t`The one key result has never been checked in on.`
      : plural(count, {
          one: `# of ${of} key results has never been checked in on.`,
          other: `# of ${of} key results have never been checked in on.`,
        }),
  LOW_CONFIDENCE: (count, of) =>
    of === 1
      ? t`The one key result is hardly believed in.`
      : plural(count, {
          one: `# of ${of} key results is hardly believed in.`,
          other: `# of ${of} key results are hardly believed in.`,
        }),
  FINDINGS: (count) =>
    plural(count, {
      one: "# finding could make the goals better.",
      other: "# findings could make the goals better.",
    }),
};

/** A reason in a sentence; of a newer server's kind, which has none here, as the server says it. */
export function reasonText({ kind, count, of, message }: Reason): string {
  return (REASONS as Partial<typeof REASONS>)[kind]?.(count, of) ?? message;
}
