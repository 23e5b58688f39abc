import type { Role } from "../../graphql/generated/graphql";
import type { Choice } from "../../ui/Select";

/** What an account may do everywhere, the usual first. */
export const ROLES: readonly Choice<Role>[] = [
  { id: "MEMBER", name: "Member", note: "writes and checks in on their own" },
  { id: "COACH", name: "Coach", note: "sees everything, changes no numbers" },
  { id: "READER", name: "Reader", note: "looks" },
  { id: "ADMIN", name: "Administrator", note: "sets everything up" },
];
