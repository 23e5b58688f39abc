import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Comments } from "./Comments";
import { ThankDialog, type Topic } from "./ThankDialog";

/** What is said about a key result or a check-in, at the side of the page; and thanks for it. */
export function TalkDialog({ topic, canThank, onClose }: { topic: Topic; canThank: boolean; onClose: () => void }) {
  const [isThanking, setThanking] = useState(false);
  return (
    <Dialog title={topic.title} isOpen place="side" onClose={onClose}>
      {canThank ? (
        <div>
          <Button onPress={() => setThanking(true)}>
            <Trans>Say thanks…</Trans>
          </Button>
        </div>
      ) : null}
      <Comments aboutId={topic.id} />
      {isThanking ? <ThankDialog topic={topic} onClose={() => setThanking(false)} /> : null}
    </Dialog>
  );
}
