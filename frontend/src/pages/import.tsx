import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";
import { useMutation } from "urql";
import { CycleSelect, useCurrentCycle } from "../features/cycles/CycleSelect";
import { OutlinePreview, type OwnerKinds } from "../features/exchange/OutlinePreview";
import { OutlineSource } from "../features/exchange/OutlineSource";
import { useSession } from "../features/session/session";
import { errorText } from "../graphql/client";
import { graphql } from "../graphql/generated";
import type { OutlineImportMutation } from "../graphql/generated/graphql";
import { draft as kept, keepDraft } from "../lib/drafts";
import { Button, buttonClass } from "../ui/Button";
import { Actions } from "../ui/Dialog";
import { EmptyState } from "../ui/EmptyState";
import { Refusals } from "../ui/ErrorState";
import { Page, Stack } from "../ui/Page";

const route = getRouteApi("/shell/import");

const IMPORT = graphql(`
  mutation OutlineImport($input: OutlineImportInput!) {
    outlineImport(input: $input) {
      report { items { objectives keyResults } added { objectives keyResults } ...OutlinePreview_report }
      userErrors { message code path }
    }
  }
`);

const DRAFT = "import.outline";
type Report = NonNullable<OutlineImportMutation["outlineImport"]["report"]>;
const isText = (value: unknown): value is string => typeof value === "string";

/** An OKR document of one's own: text in, preview, then the tree. */
export function ImportPage() {
  const role = useSession()?.role;
  if (role !== "ADMIN")
    return (
      <Page title={t`Import an outline`} narrow>
        <EmptyState
          title={t`Administrators import`}
          action={
            <Link to="/objectives/new" className={buttonClass("primary")}>
              <Trans>Write an objective</Trans>
            </Link>
          }
        >
          <Trans>An import makes objectives for many owners at once. Ask an administrator, or write yours here.</Trans>
        </EmptyState>
      </Page>
    );
  return <Importing />;
}

function useImport(cycleId: string | null) {
  const [report, setReport] = useState<Report | null>(null);
  const [done, setDone] = useState(false);
  const [refused, setRefused] = useState<string[]>([]);
  const [{ fetching }, run] = useMutation(IMPORT);
  const send = async (text: string, name: string | null, kinds: OwnerKinds, dryRun: boolean) => {
    if (!cycleId) return setRefused([t`Choose a cycle first; the settings make one.`]);
    const owners = Object.entries(kinds).map(([owner, kind]) => ({ name: owner, kind }));
    const { data, error } = await run({ input: { text, name, cycleId, owners, dryRun } });
    const payload = data?.outlineImport;
    setRefused(error ? [errorText(error)] : (payload?.userErrors ?? []).map((each) => each.message));
    if (!payload?.report) return;
    setReport(payload.report);
    if (dryRun) return;
    keepDraft(DRAFT, null);
    setDone(true);
  };
  return { report, done, refused, busy: fetching, send, back: () => setReport(null) };
}

function Importing() {
  const current = useCurrentCycle();
  const asked = route.useSearch().cycle;
  const [chosen, setChosen] = useState<string | null>(null);
  const cycleId = chosen ?? asked ?? current?.id ?? null;
  const [text, setText] = useState(() => kept(DRAFT, isText) ?? "");
  const [name, setName] = useState<string | null>(null);
  const [kinds, setKinds] = useState<OwnerKinds>({});
  const { report, done, refused, busy, send, back } = useImport(cycleId);

  if (done && report) return <Imported report={report} cycleId={cycleId} />;
  return (
    <Page title={t`Import an outline`} narrow>
      <Refusals messages={refused} />
      {report ? (
        <Stack>
          <ImportActions
            report={report}
            busy={busy}
            onImport={() => void send(text, name, kinds, false)}
            onBack={back}
          />
          <OutlinePreview
            report={report}
            kinds={kinds}
            onKind={(owner, kind) => setKinds({ ...kinds, [owner]: kind })}
          />
        </Stack>
      ) : (
        <OutlineSource
          text={text}
          onText={(value, file) => {
            setText(value);
            setName(file);
            keepDraft(DRAFT, value);
          }}
          onPreview={() => void send(text, name, kinds, true)}
          busy={busy}
          cycle={
            <CycleSelect
              label={t`Into the cycle`}
              labelHidden={false}
              openOnly
              value={cycleId ?? undefined}
              onChange={setChosen}
            />
          }
        />
      )}
    </Page>
  );
}

function ImportActions({
  report,
  busy,
  onImport,
  onBack,
}: {
  report: Report;
  busy: boolean;
  onImport: () => void;
  onBack: () => void;
}) {
  const { objectives, keyResults } = report.added;
  const what =
    objectives > 0
      ? plural(objectives, { one: "# objective", other: "# objectives" })
      : plural(keyResults, { one: "# key result", other: "# key results" });
  return (
    <Actions>
      <Button look="primary" isDisabled={busy} onPress={onImport}>
        {busy ? t`Importing…` : objectives + keyResults === 0 ? t`Import again: nothing is new` : t`Import ${what}`}
      </Button>
      <Button isDisabled={busy} onPress={onBack}>
        <Trans>Back to the text</Trans>
      </Button>
    </Actions>
  );
}

function Imported({ report, cycleId }: { report: Report; cycleId: string | null }) {
  const { objectives, keyResults } = report.added;
  const isNew = objectives + keyResults > 0;
  return (
    <Page title={t`Imported`} narrow>
      <EmptyState
        title={
          isNew
            ? t`${plural(objectives, { one: "# objective", other: "# objectives" })} and ${plural(keyResults, { one: "# key result", other: "# key results" })} are new`
            : t`All of it was there already`
        }
        action={
          <Link to="/alignment" search={{ cycle: cycleId ?? undefined }} className={buttonClass("primary")}>
            <Trans>Show the tree</Trans>
          </Link>
        }
      >
        <Trans>The same text imported again changes nothing.</Trans>
      </EmptyState>
    </Page>
  );
}
