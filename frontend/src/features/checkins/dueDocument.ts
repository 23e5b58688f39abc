import { graphql } from "../../graphql/generated";

/** Everything that is due for the viewer, and a key result that was asked for by its address. */
export const CHECK_IN_PAGE = graphql(`
  query CheckInPage($keyResult: ID!, $one: Boolean!) {
    viewer { checkInsDue { dueAt daysOverdue keyResult { id ...CheckInList_keyResult } } }
    keyResult(id: $keyResult) @include(if: $one) { id viewerCanCheckIn ...CheckInList_keyResult }
  }
`);
