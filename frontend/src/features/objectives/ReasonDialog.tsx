import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { ChangeReason, ChangeReasonInput } from "../../graphql/generated/graphql";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { type Choice, Select } from "../../ui/Select";
import { TextArea } from "../../ui/TextField";
import { useDraft } from "../../ui/useDraft";
import { IndicatorPicker } from "./IndicatorPicker";

const REASONS: readonly Choice<ChangeReason>[] = [
  { id: "BUSINESS_CHANGE", name: t`The business changed` },
  { id: "ENVIRONMENT_CHANGE", name: t`The world around us changed` },
  { id: "LACK_OF_PROGRESS", name: t`Lack of progress` },
  { id: "RESOURCES_MOVED", name: t`People or money moved` },
  { id: "CORRECTION", name: t`Correction of a mistake` },
  { id: "OTHER", name: t`Something else` },
];

const NO_REASON: { kind: ChangeReason | ""; text: string; indicator: Choice | null } = {
  kind: "",
  text: "",
  indicator: null,
};

/** The reason belongs to what is changed on this page; it is kept until a change has gone through. */
export const reasonPlace = () => `reason.${location.pathname}`;

/** Asked when something published changes: the reason stands in its history. */
export function ReasonDialog({
  onGive,
  onClose,
}: {
  onGive: (reason: ChangeReasonInput) => void;
  onClose: () => void;
}) {
  const { values, put } = useDraft(reasonPlace(), NO_REASON);
  const { text, indicator } = values;
  const kind = values.kind || null;
  const incomplete = kind === null || (kind === "OTHER" && text.trim() === "");
  return (
    <Dialog title={t`Why does this change?`} isOpen onClose={onClose}>
      <p>
        <Trans>This is published. The reason is kept in its history, and those it concerns are told.</Trans>
      </p>
      <Select label={t`Reason`} choices={REASONS} value={kind} onChange={(next) => put({ kind: next })} />
      <TextArea
        label={kind === "OTHER" ? t`What happened` : t`In a sentence (optional)`}
        value={text}
        onChange={(next) => put({ text: next })}
        maxLength={2000}
      />
      <IndicatorPicker chosen={indicator} onChoose={(next) => put({ indicator: next })} />
      <Actions>
        <Button
          look="primary"
          isDisabled={incomplete}
          onPress={() =>
            kind &&
            onGive({
              kind,
              ...(text.trim() ? { text: text.trim() } : {}),
              ...(indicator ? { indicatorId: indicator.id } : {}),
            })
          }
        >
          <Trans>Save the change</Trans>
        </Button>
        <Button onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </Actions>
    </Dialog>
  );
}
