import { t } from "@lingui/core/macro";

const ROLES: Readonly<Record<string, string>> = {
  ADMIN: t`admin`,
  COACH: t`coach`,
  LEAD: t`lead`,
  MEMBER: t`member`,
  READER: t`reader`,
  SERVICE: t`service`,
};

/** What a role is called beside a name. */
export const roleText = (role: string): string => ROLES[role] ?? role.toLowerCase();
