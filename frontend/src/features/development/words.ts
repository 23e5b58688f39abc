import { t } from "@lingui/core/macro";
import type { DevelopmentStepState } from "../../graphql/generated/graphql";
import type { Choice } from "../../ui/Select";

export const STATES: readonly Choice<DevelopmentStepState>[] = [
  { id: "PLANNED", name: t`Planned` },
  { id: "DOING", name: t`Doing` },
  { id: "DONE", name: t`Done` },
  { id: "DROPPED", name: t`Dropped` },
];

export function stateName(state: DevelopmentStepState): string {
  return STATES.find((each) => each.id === state)?.name ?? state;
}
