import { linkOptions } from "@tanstack/react-router";

type LinkedGoal =
  | { __typename: "Objective"; id: string }
  | { __typename: "KeyResult"; id: string; objectiveId: string };

/** Where a goal is looked at: an objective on its page, a key result opened on its objective's. */
export function goalLink(goal: LinkedGoal) {
  const isKeyResult = goal.__typename === "KeyResult";
  return linkOptions({
    to: "/objectives/$objectiveId",
    params: { objectiveId: isKeyResult ? goal.objectiveId : goal.id },
    search: isKeyResult ? { keyResult: goal.id } : {},
  });
}
