import { Trans } from "@lingui/react/macro";
import { lazy, Suspense, useState } from "react";
import { Button } from "../../ui/Button";

const EmbedDialog = lazy(async () => ({ default: (await import("./EmbedDialog")).EmbedDialog }));

/** Leads to the links that show an objective, or a unit's objectives, to whoever has them. */
export function EmbedButton({ ofId, title }: { ofId: string; title: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" onPress={() => setOpen(true)}>
        <Trans>Embed…</Trans>
      </Button>
      <Suspense fallback={null}>
        {open ? <EmbedDialog ofId={ofId} title={title} onClose={() => setOpen(false)} /> : null}
      </Suspense>
    </>
  );
}
