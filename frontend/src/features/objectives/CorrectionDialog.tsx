import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { graphql } from "../../graphql/generated";
import type { CheckInInput, Measure, Status } from "../../graphql/generated/graphql";
import { useIdempotencyKey } from "../../graphql/useCreate";
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
import { useDraft } from "../../ui/useDraft";
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

interface Typed {
  value: string;
  done: readonly string[];
  status: Status;
  confidence: number | null;
  note: string;
}

function useCorrection(keyResult: Reported, checkIn: Corrected) {
  const { values, put, forget } = useDraft<Typed>(`correction.${checkIn.id}`, {
    value: fieldText(checkIn.value),
    done: checkIn.milestonesDone ?? [],
    status: checkIn.status,
    confidence: checkIn.confidence ?? null,
    note: checkIn.note ?? "",
  });
  const { value, done, status, confidence, note } = values;
  const typed = typedNumber(value);
  const isSteps = keyResult.measure === "MILESTONES";
  const valuePart = isSteps ? { milestonesDone: [...done] } : typed.value === null ? {} : { value: typed.value };
  const input: Omit<CheckInInput, "idempotencyKey"> = {
    keyResultId: keyResult.id,
    supersedesId: checkIn.id,
    status,
    ...valuePart,
    ...(confidence === null ? {} : { confidence }),
    ...(note.trim() ? { note: note.trim() } : {}),
  };
  const problem = isSteps ? null : typed.problem;
  return { value, done, status, confidence, note, put, forget, input, problem };
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
  const { keyFor } = useIdempotencyKey();
  const { save, refused, busy } = useSave(CORRECT, (data) => {
    const { userErrors, results } = data.checkInCreate;
    return { userErrors: [...userErrors, ...results.flatMap((each) => each.userErrors)] };
  });
  const send = async (withdraw: boolean) => {
    const input = withdraw ? { ...correction.input, withdraw } : correction.input;
    if (!(await save({ input: { checkIns: [{ ...input, idempotencyKey: keyFor(input) }] } }))) return;
    correction.forget();
    announce(withdraw ? t`Check-in withdrawn` : t`Check-in corrected`);
    onClose();
  };
  return (
    <Dialog title={t`Check-in of ${instantText(checkIn.happenedAt)}`} isOpen onClose={onClose}>
      <Refusals messages={refused} />
      <p>
        <Trans>{keyResult.title}. What was reported stays in the history; this takes its place, on the same day.</Trans>
      </p>
      <ReportedFields keyResult={keyResult} correction={correction} />
      <TextArea
        label={t`Note`}
        value={correction.note}
        onChange={(next) => correction.put({ note: next })}
        maxLength={4000}
      />
      <Actions>
        <Button look="primary" isDisabled={busy || correction.problem !== null} onPress={() => void send(false)}>
          <Trans>Save the correction</Trans>
        </Button>
        <Button look="danger" isDisabled={busy} onPress={() => (sure ? void send(true) : setSure(true))}>
          {sure ? t`Really withdraw it?` : t`Withdraw`}
        </Button>
        <Button
          look="quiet"
          onPress={() => {
            correction.forget();
            onClose();
          }}
        >
          <Trans>Cancel</Trans>
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
  const { value, done, status, confidence, put, problem } = correction;
  return (
    <>
      {keyResult.measure === "MILESTONES" ? (
        <fieldset className={form.several}>
          <legend className={form.legend}>
            <Trans>Done by then</Trans>
          </legend>
          {keyResult.milestones.map((each) => (
            <Checkbox
              key={each.id}
              isSelected={done.includes(each.id)}
              onChange={(isDone) => put({ done: isDone ? [...done, each.id] : done.filter((id) => id !== each.id) })}
            >
              {each.name}
            </Checkbox>
          ))}
        </fieldset>
      ) : null}
      <div className={form.pair}>
        {keyResult.measure === "BINARY" ? (
          <Select
            label={t`Value`}
            choices={[
              { id: "0", name: t`Not done` },
              { id: "1", name: t`Done` },
            ]}
            value={value === "1" ? "1" : "0"}
            onChange={(next) => put({ value: next })}
          />
        ) : keyResult.measure === "MILESTONES" ? null : (
          <TextField
            label={keyResult.unit ? t`Value in ${keyResult.unit}` : t`Value`}
            value={value}
            onChange={(next) => put({ value: next })}
            error={problem}
            inputMode="decimal"
          />
        )}
        <Select label={t`Status`} choices={STATUSES} value={status} onChange={(next) => put({ status: next })} />
        <Select
          label={t`Confidence`}
          choices={CONFIDENCES}
          value={confidence === null ? null : String(confidence)}
          onChange={(id) => put({ confidence: Number(id) })}
          placeholder={confidence === null ? "–" : percent(confidence)}
        />
      </div>
    </>
  );
}
