import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { RewardSettings } from "../features/conversations/RewardSettings";
import { CycleSettings } from "../features/cycles/CycleSettings";
import { ReminderSettings } from "../features/notifications/ReminderSettings";
import { CompanySettings } from "../features/people/CompanySettings";
import { PeopleSettings } from "../features/people/PeopleSettings";
import { PrioritySettings } from "../features/people/PrioritySettings";
import { TeamSettings } from "../features/people/TeamSettings";
import { LanguageSettings } from "../features/session/LanguageSettings";
import { PasswordSettings } from "../features/session/PasswordSettings";
import { useSession } from "../features/session/session";
import { TokenSettings } from "../features/session/TokenSettings";
import { graphql } from "../graphql/generated";
import type { SettingsPageQuery } from "../graphql/generated/graphql";
import { buttonClass } from "../ui/Button";
import { Actions } from "../ui/Dialog";
import { EmptyState } from "../ui/EmptyState";
import { Page, Stack } from "../ui/Page";
import { TabLinks } from "../ui/TabLinks";
import { Answer } from "./answer";

const route = getRouteApi("/shell/settings");

const QUERY = graphql(`
  query SettingsPage {
    company { id ...CompanySettings_company name ...PrioritySettings_company }
    cycles(first: 100) { nodes { id ...CycleSettings_cycle } }
    viewer { tokens { id ...TokenSettings_token } reminders { ...ReminderSettings_reminders } }
  }
`);

const PARTS = [
  { id: "company", name: t`Company` },
  { id: "priorities", name: t`Priorities` },
  { id: "teams", name: t`Teams` },
  { id: "people", name: t`People` },
  { id: "cycles", name: t`Cycles` },
  { id: "account", name: t`Account` },
  { id: "rewards", name: t`Rewards` },
] as const;

/** What each step of the first set-up is for. */
const FIRST: Record<(typeof PARTS)[number]["id"], string> = {
  company: t`Name the company first; everything else stands under it. All of it can be changed later.`,
  priorities: t`What matters most for a year or more. Company objectives cite them; you may go on without any.`,
  teams: t`Teams under the company, as deep as you are. A lead edits, publishes and checks in for the team.`,
  people: t`Each gets a link that works once. You may go on alone and ask the others in later.`,
  cycles: t`A period to set goals for. Start it once its goals are agreed; from then on changes need a reason.`,
  account: "",
  rewards: "",
};

type PartId = (typeof PARTS)[number]["id"];

/** Setting the company up, the first time step by step, and the account of whoever is signed in. */
export function SettingsPage() {
  const { part, first } = route.useSearch();
  const navigate = route.useNavigate();
  const role = useSession()?.role;
  const [query, again] = useQuery({ query: QUERY });
  const parts = role === "ADMIN" ? PARTS : PARTS.filter((each) => each.id === "account");
  const shown = parts.find((each) => each.id === part) ?? parts[0];
  const step = parts.findIndex((each) => each.id === shown?.id);
  const next = parts[step + 1];
  const refresh = () => again({ requestPolicy: "network-only" });
  if (!shown) return null;
  return (
    <Page title={first ? t`Set up, ${step + 1} of 5: ${shown.name}` : t`Settings`} narrow>
      <TabLinks
        label={t`Parts of the settings`}
        tabs={parts.map((each) => ({
          name: each.name,
          isCurrent: each.id === shown.id,
          onOpen: () => void navigate({ search: (before) => ({ ...before, part: each.id }) }),
        }))}
      />
      <Answer query={query} onRetry={again}>
        {(data) => <Part id={shown.id} data={data} onSaved={refresh} />}
      </Answer>
      {first ? <p>{FIRST[shown.id]}</p> : null}
      {first && next && next.id !== "account" && query.data?.company ? (
        <div>
          <Link to="/settings" search={{ part: next.id, first: true }} className={buttonClass()}>
            <Trans>Next: {next.name}</Trans>
          </Link>
        </div>
      ) : null}
      {first && shown.id === "cycles" && query.data && query.data.cycles.nodes.length > 0 ? (
        <Actions>
          <Link to="/objectives/new" className={buttonClass("primary")}>
            <Trans>Write the first objective</Trans>
          </Link>
          <Link to="/import" className={buttonClass()}>
            <Trans>Import a document</Trans>
          </Link>
          <Link to="/alignment" className={buttonClass("quiet")}>
            <Trans>Show the tree</Trans>
          </Link>
        </Actions>
      ) : null}
    </Page>
  );
}

function Part({ id, data, onSaved }: { id: PartId; data: SettingsPageQuery; onSaved: () => void }) {
  const { company, cycles, viewer } = data;
  if (id === "account")
    return (
      <Stack>
        {viewer.reminders ? <ReminderSettings reminders={viewer.reminders} onSaved={onSaved} /> : null}
        <LanguageSettings />
        <PasswordSettings />
        <TokenSettings tokens={viewer.tokens} onSaved={onSaved} />
      </Stack>
    );
  if (id === "rewards") return <RewardSettings />;
  if (id === "company") return <CompanySettings key={company?.id} company={company ?? null} onSaved={onSaved} />;
  if (id === "cycles") return <CycleSettings cycles={cycles.nodes} onSaved={onSaved} />;
  if (!company) {
    return (
      <EmptyState
        title={t`First the company`}
        action={
          <Link to="/settings" search={{ part: "company", first: true }} className={buttonClass("primary")}>
            <Trans>Name the company</Trans>
          </Link>
        }
      >
        <Trans>Teams, people and priorities belong to it.</Trans>
      </EmptyState>
    );
  }
  if (id === "priorities") return <PrioritySettings company={company} onSaved={onSaved} />;
  if (id === "people") return <PeopleSettings companyId={company.id} onSaved={onSaved} />;
  return <TeamSettings company={company} onSaved={onSaved} />;
}
