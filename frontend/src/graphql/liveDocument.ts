import { graphql } from "./generated";

/** What changes on objectives, in the fields that cards, rows and pages show of them. */
export const LIVE = graphql(`
  subscription LiveChanges($since: String) {
    objectiveChanged(since: $since, first: 200) {
      revision reset hasMore removedIds
      upserted { id title progress expected health confidence state version }
      changedBy { objectiveId person { id name } }
    }
  }
`);
