import { t } from "@lingui/core/macro";
import { Dialog } from "../../ui/Dialog";
import { Section } from "../../ui/Page";
import { GuideSteps } from "./GuideSteps";
import { GUIDES, type Reader } from "./texts";

/** All guides, for whoever looks for one. */
export default function GuidesDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={t`Guides`} isOpen onClose={onClose} place="side">
      {(Object.keys(GUIDES) as Reader[]).map((reader) => (
        <Section key={reader} title={GUIDES[reader].title}>
          <GuideSteps reader={reader} onGo={onClose} />
        </Section>
      ))}
    </Dialog>
  );
}
