import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useMemo, useRef, useState } from "react";
import { Button } from "../../../ui/Button";
import { Actions, Dialog } from "../../../ui/Dialog";
import { Refusals } from "../../../ui/ErrorState";
import { type Choice, Select } from "../../../ui/Select";
import { inksOf } from "../Backdrop";
import type { Shape } from "../Toolbar";
import styles from "../TreeView.module.css";
import type { Board } from "../useBoard";
import { type Extent, type Format, fileOf, rowsOf } from "./files";

const extents = (): readonly Choice<Extent>[] => [
  { id: "shown", name: t`What is in sight` },
  { id: "all", name: t`Everything` },
];
const formats = (): readonly Choice<Format>[] => [
  { id: "svg", name: t`SVG, a drawing of any size` },
  { id: "png", name: t`PNG, a picture` },
  { id: "pdf", name: t`PDF, to print` },
  { id: "csv", name: t`CSV, a table` },
];

function download(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // A browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

export type ExportDialogProps = { board: Board; shape: Shape; onClose: () => void };

/** Puts tree, map or outline into a file. */
export default function ExportDialog({ board, shape, onClose }: ExportDialogProps) {
  const [extent, setExtent] = useState<Extent>("shown");
  const [format, setFormat] = useState<Format>("svg");
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<readonly string[]>([]);
  const probe = useRef<HTMLSpanElement>(null);
  const rows = useMemo(() => rowsOf(board, shape, extent), [board, shape, extent]);
  const objectives = rows.reduce((sum, row) => sum + (row < board.alignment.tree.size ? 1 : 0), 0);
  const save = async () => {
    if (probe.current === null) return;
    setBusy(true);
    setFailed([]);
    try {
      download(await fileOf(board, shape, rows, format, inksOf(probe.current)), `alignment-${shape}.${format}`);
      onClose();
    } catch {
      setFailed([t`The file could not be made.`]);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={t`Export`} isOpen onClose={onClose}>
      <Refusals messages={failed} />
      <Select label={t`What`} choices={extents()} value={extent} onChange={setExtent} />
      <Select label={t`Format`} choices={formats()} value={format} onChange={setFormat} />
      <p role="status">
        {objectives === 0 ? t`Nothing is in sight.` : plural(objectives, { one: "# objective", other: "# objectives" })}
      </p>
      <span ref={probe} className={styles.probe} aria-hidden="true" />
      <Actions>
        <Button look="primary" isDisabled={busy || objectives === 0} onPress={() => void save()}>
          {busy ? t`Drawing…` : t`Download`}
        </Button>
        <Button look="quiet" onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </Actions>
    </Dialog>
  );
}
