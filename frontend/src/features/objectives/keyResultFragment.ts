import { graphql } from "../../graphql/generated";

/** A key result as far as it is edited. */
export const KeyResultEditorFragment = graphql(`
  fragment KeyResultEditor_keyResult on KeyResult {
    id
    version
    title
    state
    description
    measure
    scoredBy
    valueFrom
    unit
    startValue
    targetValue
    lowValue
    highValue
    currentValue
    startsOn
    dueOn
    weight
    indicator
    viewerCanEdit
    owner { __typename id name }
    reporter { id name }
    objective { id ownerId }
    phasedTargets { on value }
    milestones { id name dueOn weight done }
  }
`);
