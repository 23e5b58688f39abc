import { graphql } from "../../graphql/generated";

/** The whole tree of a cycle, one list per column. */
export const ALIGNMENT_COLUMNS = graphql(`
  query AlignmentColumns($companyId: ID!, $cycleId: ID, $asOf: DateTime) {
    objectiveTreeColumns(root: { companyId: $companyId }, cycleId: $cycleId, asOf: $asOf) {
      count revision ids parents titles progress expected health confidence kinds levels states
      keyResultCounts belowCounts ownerPositions unitPositions extraTargets versions
      owners { __typename id name }
      units { __typename id name path { id name } }
    }
  }
`);

/** How many findings each objective of the tree has; asked for once the tree is there. */
export const ALIGNMENT_FINDINGS = graphql(`
  query AlignmentFindings($companyId: ID!, $cycleId: ID) {
    objectiveTreeColumns(root: { companyId: $companyId }, cycleId: $cycleId) { ids findingCounts }
  }
`);

/** What stands around the tree: whose it is, and which cycles there are. `cycle` is the running one. */
export const ALIGNMENT_FRAME = graphql(`
  query AlignmentFrame {
    company { id name }
    cycle { id name }
    cycles(first: 100) { nodes { id name startsOn endsOn phase parentId } }
  }
`);

/** What changed on objectives since the tree was read, in all that its columns tell. */
export const ALIGNMENT_CHANGES = graphql(`
  query AlignmentChanges($since: String!) {
    objectiveChanges(since: $since, first: 100) {
      revision reset hasMore removedIds
      upserted {
        id title progress expected confidence health kind level state version cycleId ownerId parentObjectiveId findingCount
        keyResults(first: 20) { totalCount nodes { id state } }
        alignments { id primary }
      }
    }
  }
`);
