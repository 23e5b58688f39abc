import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { CycleSelect } from "../features/cycles/CycleSelect";
import { LibraryFilters } from "../features/library/LibraryFilters";
import { LibraryList, type Wanted } from "../features/library/LibraryList";
import { TemplatePreview } from "../features/library/TemplatePreview";
import { UseTemplate } from "../features/library/UseTemplate";
import { OwnerPicker } from "../features/objectives/OwnerPicker";
import { graphql } from "../graphql/generated";
import { Page, Stack } from "../ui/Page";
import type { Choice } from "../ui/Select";
import { useRested } from "../ui/useRested";

const route = getRouteApi("/shell/library");
const REST_MS = 150;

const QUERY = graphql(`
  query LibraryPage {
    viewer { person { id name } }
    cycle { id }
  }
`);

/** Objectives to begin with: searched, looked at, taken into use. */
export function LibraryPage() {
  const { q, function: chosen, origin, template } = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState(q ?? "");
  const wanted: Wanted = { search: typed, function: chosen ?? null, origin: origin ?? null };
  const rested = useRested(typed.trim(), REST_MS).slice(0, 200);
  const change = (part: Partial<Wanted>) => {
    if (part.search !== undefined) setTyped(part.search);
    const next = { ...wanted, ...part };
    void navigate({
      search: (before) => ({
        ...before,
        q: next.search.trim() || undefined,
        function: next.function ?? undefined,
        origin: next.origin ?? undefined,
      }),
      replace: true,
      resetScroll: false,
    });
  };
  const open = (id: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, template: id }), resetScroll: false });
  return (
    <Page title={t`Library`}>
      <p>
        <Trans>Objectives with key results to begin with. Take one, and put your own numbers in their place.</Trans>
      </p>
      <Stack>
        <LibraryFilters wanted={wanted} onChange={change} />
        <LibraryList wanted={{ ...wanted, search: rested }} onOpen={open} />
      </Stack>
      {template ? (
        <TemplatePreview id={template} onClose={() => open(undefined)}>
          {({ id }) => <Using templateId={id} />}
        </TemplatePreview>
      ) : null}
    </Page>
  );
}

function Using({ templateId }: { templateId: string }) {
  const navigate = route.useNavigate();
  const [{ data }] = useQuery({ query: QUERY });
  const [owner, setOwner] = useState<Choice | null | undefined>(undefined);
  const [cycleId, setCycleId] = useState<string | undefined>(undefined);
  const chosen = owner === undefined ? (data?.viewer.person ?? null) : owner;
  return (
    <UseTemplate
      templateId={templateId}
      ownerId={chosen?.id ?? null}
      cycleId={cycleId ?? data?.cycle?.id ?? null}
      fields={
        <>
          <OwnerPicker chosen={chosen} onChoose={setOwner} />
          <CycleSelect value={cycleId} onChange={setCycleId} labelHidden={false} openOnly />
        </>
      }
      onMade={(objectiveId) => void navigate({ to: "/objectives/$objectiveId", params: { objectiveId } })}
    />
  );
}
