import type { Status } from "../../graphql/generated/graphql";

interface Standing {
  status?: Status | null;
  progress?: number | null;
}

/** How a key result stands by a check-in that was saved. */
export interface Now extends Standing {
  checkInId: string;
}

const isThere = ({ status, progress }: Standing) => status === "DONE" || (progress ?? 0) >= 1;

/** Whether a check-in reached the key result for the first time: DONE, or the whole way. */
export function isReached(before: Standing, after: Standing): boolean {
  return isThere(after) && !isThere(before);
}
