import { Trans } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { takeWholeScreen } from "../../lib/wholeScreen";
import { Button } from "../../ui/Button";
import { CopyLink } from "../../ui/CopyLink";
import type { Address } from "./address";
import type { Shape } from "./Toolbar";
import type { Change } from "./useAddress";
import type { Board } from "./useBoard";

const ExportDialog = lazy(() => import("./picture/ExportDialog"));
const ViewsDialog = lazy(() => import("./views/ViewsDialog"));

export type ShareButtonsProps = { board: Board; shape: Shape; address: Address; change: Change };

/** What brings a picture back, or takes it to others: views under a name, its address, a file, the whole screen. */
export function ShareButtons({ board, shape, address, change }: ShareButtonsProps) {
  const [opened, setOpened] = useState<"views" | "export" | null>(null);
  const navigate = useNavigate();
  const close = () => setOpened(null);
  const present = () => {
    takeWholeScreen();
    void navigate({ to: "/alignment/present", search: { ...address, health: address.health && [...address.health] } });
  };
  return (
    <>
      <Button look="quiet" onPress={() => setOpened("views")}>
        <Trans>Views</Trans>
      </Button>
      <CopyLink />
      <Button look="quiet" onPress={() => setOpened("export")}>
        <Trans>Export…</Trans>
      </Button>
      <Button look="quiet" onPress={present}>
        <Trans>Present</Trans>
      </Button>
      <Suspense>
        {opened === "views" && <ViewsDialog address={address} change={change} onClose={close} />}
        {opened === "export" && <ExportDialog board={board} shape={shape} onClose={close} />}
      </Suspense>
    </>
  );
}
