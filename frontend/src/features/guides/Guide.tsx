import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { draft as kept, keepDraft } from "../../lib/drafts";
import { Button } from "../../ui/Button";
import { announce } from "../../ui/Toast";
import { GuideSteps } from "./GuideSteps";
import styles from "./guides.module.css";
import { GUIDES, type Reader } from "./texts";

const isHiddenMark = (value: unknown): value is true => value === true;

/** A short guide where it is needed, folded; whoever hides it finds it again in their own menu. */
export function Guide({ reader }: { reader: Reader }) {
  const place = `guide.${reader}`;
  const [isHidden, setHidden] = useState(() => kept(place, isHiddenMark) ?? false);
  if (isHidden) return null;
  const hide = () => {
    keepDraft(place, true);
    setHidden(true);
    announce(t`Hidden. You find it in your menu, under Guides.`);
  };
  return (
    <details className={styles.guide}>
      <summary>{GUIDES[reader].title}</summary>
      <GuideSteps reader={reader} />
      <Button look="quiet" onPress={hide}>
        <Trans>Hide this guide</Trans>
      </Button>
    </details>
  );
}
