import { t } from "@lingui/core/macro";
import { getRouteApi } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { alignmentOf, withFindings } from "../features/alignment/alignment";
import { BranchSlides } from "../features/alignment/BranchSlides";
import type { Address } from "../features/alignment/address";
import { instantOf, useTree } from "../features/alignment/useTree";
import { errorText } from "../graphql/client";
import { locale } from "../lib/language";
import { leaveWholeScreen } from "../lib/wholeScreen";
import { ErrorState } from "../ui/ErrorState";
import { Skeleton } from "../ui/Skeleton";

const route = getRouteApi("/alignment/present");
const MOMENT = new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeStyle: "short" });

/** What the alignment page shows, as slides. */
export function AlignmentSlidesPage() {
  const { slide, ...search } = route.useSearch();
  const address: Address = search;
  const navigate = route.useNavigate();
  const at = instantOf(address.asOf);
  const { frame, columns, marks, error, again } = useTree(address.cycle, at);
  const alignment = useMemo(() => columns && withFindings(alignmentOf(columns), marks), [columns, marks]);
  const go = useCallback(
    (to: number) => void navigate({ search: (now) => ({ ...now, slide: to }), replace: true }),
    [navigate],
  );
  const leave = useCallback(() => {
    leaveWholeScreen();
    void navigate({ to: "/alignment", search: (now) => ({ ...now, slide: undefined }), replace: true });
  }, [navigate]);
  if (alignment === undefined || frame === undefined) {
    return error ? (
      <ErrorState message={errorText(error)} onRetry={again} />
    ) : (
      <Skeleton lines={8} label={t`Loading the tree`} />
    );
  }
  const cycleId = address.cycle ?? frame.cycle?.id;
  const cycle = frame.cycles.nodes.find(({ id }) => id === cycleId)?.name ?? t`Current cycle`;
  return (
    <BranchSlides
      alignment={alignment}
      company={frame.company?.name ?? t`Alignment`}
      when={at === null ? cycle : t`${cycle}, as it stood on ${MOMENT.format(at)}`}
      address={address}
      slide={slide}
      onGo={go}
      onLeave={leave}
    />
  );
}
