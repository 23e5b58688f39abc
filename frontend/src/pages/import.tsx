import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useMutation } from "urql";
import { CycleSelect, useCurrentCycle } from "../features/cycles/CycleSelect";
import { OutlinePreview, type OwnerKinds } from "../features/exchange/OutlinePreview";
import { OutlineSource } from "../features/exchange/OutlineSource";
import { errorText } from "../graphql/client";
import { graphql } from "../graphql/generated";
import type { OutlineImportMutation } from "../graphql/generated/graphql";
import { draft as kept, keepDraft } from "../lib/drafts";
import { counted } from "../lib/numbers";
import { Button, buttonClass } from "../ui/Button";
import { Actions } from "../ui/Dialog";
import { EmptyState } from "../ui/EmptyState";
import { Refusals } from "../ui/ErrorState";
import { Page, Stack } from "../ui/Page";

const IMPORT = graphql(`
  mutation OutlineImport($input: OutlineImportInput!) {
    outlineImport(input: $input) {
      report { items { objectives keyResults } ...OutlinePreview_report }
      userErrors { message code path }
    }
  }
`);

const DRAFT = "import.outline";
type Report = NonNullable<OutlineImportMutation["outlineImport"]["report"]>;
const isText = (value: unknown): value is string => typeof value === "string";

/** An OKR document of one's own: text in, preview, then the tree. */
export function ImportPage() {
  const current = useCurrentCycle();
  const [chosen, setChosen] = useState<string | null>(null);
  const cycleId = chosen ?? current?.id ?? null;
  const [text, setText] = useState(() => kept(DRAFT, isText) ?? "");
  const [name, setName] = useState<string | null>(null);
  const [kinds, setKinds] = useState<OwnerKinds>({});
  const [report, setReport] = useState<Report | null>(null);
  const [done, setDone] = useState(false);
  const [refused, setRefused] = useState<string[]>([]);
  const [{ fetching }, run] = useMutation(IMPORT);

  const send = async (dryRun: boolean) => {
    if (!cycleId) return setRefused(["Choose a cycle first."]);
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

  if (done && report) {
    return (
      <Page title="Imported" narrow>
        <EmptyState
          title={`${counted(report.items.objectives, "objective")} and ${counted(report.items.keyResults, "key result")}`}
          action={
            <Link to="/alignment" search={{ cycle: cycleId ?? undefined }} className={buttonClass("primary")}>
              Show the tree
            </Link>
          }
        >
          The same text imported again changes nothing.
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title="Import an outline" narrow>
      <Refusals messages={refused} />
      {report ? (
        <Stack>
          <OutlinePreview
            report={report}
            kinds={kinds}
            onKind={(owner, kind) => setKinds({ ...kinds, [owner]: kind })}
          />
          <Actions>
            <Button look="primary" isDisabled={fetching} onPress={() => void send(false)}>
              {fetching ? "Importing…" : `Import ${counted(report.items.objectives, "objective")}`}
            </Button>
            <Button isDisabled={fetching} onPress={() => setReport(null)}>
              Back to the text
            </Button>
          </Actions>
        </Stack>
      ) : (
        <OutlineSource
          text={text}
          onText={(value, file) => {
            setText(value);
            setName(file);
            keepDraft(DRAFT, value);
          }}
          onPreview={() => void send(true)}
          busy={fetching}
          cycle={
            <CycleSelect
              label="Into the cycle"
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
