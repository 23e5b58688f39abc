import type { DevelopmentStepState } from "../../graphql/generated/graphql";
import type { Choice } from "../../ui/Select";

export const STATES: readonly Choice<DevelopmentStepState>[] = [
  { id: "PLANNED", name: "Planned" },
  { id: "DOING", name: "Doing" },
  { id: "DONE", name: "Done" },
  { id: "DROPPED", name: "Dropped" },
];

export function stateName(state: DevelopmentStepState): string {
  return STATES.find((each) => each.id === state)?.name ?? state;
}
