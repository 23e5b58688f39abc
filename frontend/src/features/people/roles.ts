import { t } from "@lingui/core/macro";
import type { Role } from "../../graphql/generated/graphql";
import type { Choice } from "../../ui/Select";

/** What an account may do everywhere, the usual first. */
export const ROLES: readonly Choice<Role>[] = [
  { id: "MEMBER", name: t`Member`, note: t`writes and checks in on their own` },
  { id: "COACH", name: t`Coach`, note: t`sees everything, changes no numbers` },
  { id: "READER", name: t`Reader`, note: t`looks` },
  { id: "ADMIN", name: t`Administrator`, note: t`sets everything up` },
];
