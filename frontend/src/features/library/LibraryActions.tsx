import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { Menu } from "../../ui/Menu";
import type { Choice } from "../../ui/Select";

const SaveTemplateDialog = lazy(async () => ({
  default: (await import("./SaveTemplateDialog")).SaveTemplateDialog,
}));
const ReplicateDialog = lazy(async () => ({ default: (await import("./ReplicateDialog")).ReplicateDialog }));

export const LibraryActionsFragment = graphql(`
  fragment LibraryActions_objective on Objective {
    id
    viewerCanEdit
    viewerCanReplicate
  }
`);

/** What may be done with an objective that others could learn from. */
export function LibraryActions({
  objective: masked,
  openCycleId,
  picker,
}: {
  objective: FragmentType<typeof LibraryActionsFragment>;
  /** The cycle that copies are for; none: that of the objective. */
  openCycleId: string | null;
  picker: (without: readonly string[], choose: (unit: Choice) => void) => ReactNode;
}) {
  const objective = unmasked(LibraryActionsFragment, masked);
  const [opened, setOpened] = useState<"save" | "replicate" | null>(null);
  if (!objective.viewerCanReplicate) return null;
  const saving = { id: "save", name: t`Save as template`, onAction: () => setOpened("save") };
  const replicating = { id: "replicate", name: t`Replicate to teams`, onAction: () => setOpened("replicate") };
  const close = () => setOpened(null);
  return (
    <>
      <Menu actions={objective.viewerCanEdit ? [saving, replicating] : [replicating]}>
        <Trans>Reuse…</Trans>
      </Menu>
      <Suspense fallback={null}>
        {opened === "save" ? <SaveTemplateDialog objectiveId={objective.id} onClose={close} /> : null}
        {opened === "replicate" ? (
          <ReplicateDialog objectiveId={objective.id} cycleId={openCycleId} picker={picker} onClose={close} />
        ) : null}
      </Suspense>
    </>
  );
}
