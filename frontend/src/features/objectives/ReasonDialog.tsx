import { useState } from "react";
import type { ChangeReason, ChangeReasonInput } from "../../graphql/generated/graphql";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { type Choice, Select } from "../../ui/Select";
import { TextArea } from "../../ui/TextField";
import { IndicatorPicker } from "./IndicatorPicker";

const REASONS: readonly Choice<ChangeReason>[] = [
  { id: "BUSINESS_CHANGE", name: "The business changed" },
  { id: "ENVIRONMENT_CHANGE", name: "The world around us changed" },
  { id: "LACK_OF_PROGRESS", name: "Lack of progress" },
  { id: "RESOURCES_MOVED", name: "People or money moved" },
  { id: "CORRECTION", name: "Correction of a mistake" },
  { id: "OTHER", name: "Something else" },
];

/** Asked when something published changes: the reason stands in its history. */
export function ReasonDialog({
  onGive,
  onClose,
}: {
  onGive: (reason: ChangeReasonInput) => void;
  onClose: () => void;
}) {
  const [kind, setKind] = useState<ChangeReason | null>(null);
  const [text, setText] = useState("");
  const [indicator, setIndicator] = useState<Choice | null>(null);
  const incomplete = kind === null || (kind === "OTHER" && text.trim() === "");
  return (
    <Dialog title="Why does this change?" isOpen onClose={onClose}>
      <p>This is published. The reason is kept in its history, and those it concerns are told.</p>
      <Select label="Reason" choices={REASONS} value={kind} onChange={setKind} />
      <TextArea
        label={kind === "OTHER" ? "What happened" : "In a sentence (optional)"}
        value={text}
        onChange={setText}
        maxLength={2000}
      />
      <IndicatorPicker chosen={indicator} onChoose={setIndicator} />
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
          Save the change
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </Actions>
    </Dialog>
  );
}
