import { useState } from "react";
import { graphql } from "../../graphql/generated";
import type { CheckInInput, Measure, Status } from "../../graphql/generated/graphql";
import { useSave } from "../../graphql/useSave";
import { instantText } from "../../lib/days";
import { fieldText, percent, typedNumber } from "../../lib/numbers";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { HEALTHS } from "../../ui/HealthMark";
import { Select } from "../../ui/Select";
import { TextArea, TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import form from "./form.module.css";

const CORRECT = graphql(`
  mutation CheckInCorrect($input: CheckInCreateInput!) {
    checkInCreate(input: $input) {
      results {
        checkIn { id keyResult { id ...KeyResultDetail_keyResult } }
        userErrors { message code path }
      }
      affected { id progress expected health ... on Objective { confidence lastCheckInAt } }
      userErrors { message code path }
    }
  }
`);

export interface Corrected {
  id: string;
  happenedAt: string;
  value?: number | null;
  status: Status;
  confidence?: number | null;
  note?: string | null;
  milestonesDone?: readonly string[] | null;
}

interface Reported {
  id: string;
  title: string;
  measure: Measure;
  unit?: string | null;
  milestones: readonly { id: string; name: string }[];
}

const STATUSES = (["ON_TRACK", "AT_RISK", "OFF_TRACK", "DONE"] as const).map((id) => ({ id, name: HEALTHS[id].word }));
const CONFIDENCES = [0.2, 0.4, 0.6, 0.8, 1].map((share) => ({ id: String(share), name: percent(share) }));

function useCorrection(keyResult: Reported, checkIn: Corrected) {
  const [key] = useState(() => crypto.randomUUID());
  const [value, setValue] = useState(fieldText(checkIn.value));
  const [done, setDone] = useState<readonly string[]>(checkIn.milestonesDone ?? []);
  const [status, setStatus] = useState(checkIn.status);
  const [confidence, setConfidence] = useState(checkIn.confidence ?? null);
  const [note, setNote] = useState(checkIn.note ?? "");
  const typed = typedNumber(value);
  const isSteps = keyResult.measure === "MILESTONES";
  const valuePart = isSteps ? { milestonesDone: [...done] } : typed.value === null ? {} : { value: typed.value };
  const input: CheckInInput = {
    idempotencyKey: key,
    keyResultId: keyResult.id,
    supersedesId: checkIn.id,
    status,
    ...valuePart,
    ...(confidence === null ? {} : { confidence }),
    ...(note.trim() ? { note: note.trim() } : {}),
  };
  const problem = isSteps ? null : typed.problem;
  return {
    value,
    setValue,
    done,
    setDone,
    status,
    setStatus,
    confidence,
    setConfidence,
    note,
    setNote,
    input,
    problem,
  };
}

/** A check-in is never edited: its correction takes its place, and its day. */
export function CorrectionDialog({
  keyResult,
  checkIn,
  onClose,
}: {
  keyResult: Reported;
  checkIn: Corrected;
  onClose: () => void;
}) {
  const correction = useCorrection(keyResult, checkIn);
  const [sure, setSure] = useState(false);
  const { save, refused, busy } = useSave(CORRECT, (data) => {
    const { userErrors, results } = data.checkInCreate;
    return { userErrors: [...userErrors, ...results.flatMap((each) => each.userErrors)] };
  });
  const send = async (withdraw: boolean) => {
    const { input } = correction;
    // A withdrawal is another body than a correction, so it has a key of its own.
    const sent = withdraw ? { ...input, withdraw, idempotencyKey: `${input.idempotencyKey}-withdraw` } : input;
    if (!(await save({ input: { checkIns: [sent] } }))) return;
    announce(withdraw ? "Check-in withdrawn" : "Check-in corrected");
    onClose();
  };
  return (
    <Dialog title={`Check-in of ${instantText(checkIn.happenedAt)}`} isOpen onClose={onClose}>
      <Refusals messages={refused} />
      <p>{keyResult.title}. What was reported stays in the history; this takes its place, on the same day.</p>
      <ReportedFields keyResult={keyResult} correction={correction} />
      <TextArea label="Note" value={correction.note} onChange={correction.setNote} maxLength={4000} />
      <Actions>
        <Button look="primary" isDisabled={busy || correction.problem !== null} onPress={() => void send(false)}>
          Save the correction
        </Button>
        <Button look="danger" isDisabled={busy} onPress={() => (sure ? void send(true) : setSure(true))}>
          {sure ? "Really withdraw it?" : "Withdraw"}
        </Button>
        <Button look="quiet" onPress={onClose}>
          Cancel
        </Button>
      </Actions>
    </Dialog>
  );
}

function ReportedFields({
  keyResult,
  correction,
}: {
  keyResult: Reported;
  correction: ReturnType<typeof useCorrection>;
}) {
  const { value, setValue, done, setDone, status, setStatus, confidence, setConfidence, problem } = correction;
  return (
    <>
      {keyResult.measure === "MILESTONES" ? (
        <fieldset className={form.several}>
          <legend className={form.legend}>Done by then</legend>
          {keyResult.milestones.map((each) => (
            <Checkbox
              key={each.id}
              isSelected={done.includes(each.id)}
              onChange={(isDone) => setDone(isDone ? [...done, each.id] : done.filter((id) => id !== each.id))}
            >
              {each.name}
            </Checkbox>
          ))}
        </fieldset>
      ) : null}
      <div className={form.pair}>
        {keyResult.measure === "BINARY" ? (
          <Select
            label="Value"
            choices={[
              { id: "0", name: "Not done" },
              { id: "1", name: "Done" },
            ]}
            value={value === "1" ? "1" : "0"}
            onChange={setValue}
          />
        ) : keyResult.measure === "MILESTONES" ? null : (
          <TextField
            label={keyResult.unit ? `Value in ${keyResult.unit}` : "Value"}
            value={value}
            onChange={setValue}
            error={problem}
            inputMode="decimal"
          />
        )}
        <Select label="Status" choices={STATUSES} value={status} onChange={setStatus} />
        <Select
          label="Confidence"
          choices={CONFIDENCES}
          value={confidence === null ? null : String(confidence)}
          onChange={(id) => setConfidence(Number(id))}
          placeholder={confidence === null ? "–" : percent(confidence)}
        />
      </div>
    </>
  );
}
