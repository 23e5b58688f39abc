import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { lazy, Suspense, useState } from "react";
import { Button } from "../../ui/Button";
import type { Topic } from "./ThankDialog";

const ThankDialog = lazy(async () => ({ default: (await import("./ThankDialog")).ThankDialog }));

/** Begins a thank-you; what it takes is fetched when it is pressed. */
export function ThankButton({ topic }: { topic: Topic }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button aria-label={t`Say thanks for ${topic.title}`} onPress={() => setOpen(true)}>
        <Trans>Say thanks…</Trans>
      </Button>
      <Suspense fallback={null}>
        {isOpen ? <ThankDialog topic={topic} onClose={() => setOpen(false)} /> : null}
      </Suspense>
    </>
  );
}
