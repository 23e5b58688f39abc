import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { percent } from "../../lib/numbers";
import { Button, IconButton } from "../../ui/Button";
import styles from "./TreeView.module.css";

/** Zoom in, out and to fit, for hands without wheel or keyboard. */
export function ZoomButtons({
  zoom,
  onZoom,
  onFit,
}: {
  zoom: number;
  onZoom: (factor: number) => void;
  onFit: () => void;
}) {
  return (
    <div className={styles.zoom} role="group" aria-label={t`Zoom`}>
      <IconButton label={t`Zoom out`} onPress={() => onZoom(0.8)}>
        −
      </IconButton>
      <span className={styles.scale} aria-live="polite">
        {percent(zoom)}
      </span>
      <IconButton label={t`Zoom in`} onPress={() => onZoom(1.25)}>
        +
      </IconButton>
      <Button look="quiet" onPress={onFit}>
        <Trans>Fit</Trans>
      </Button>
    </div>
  );
}
