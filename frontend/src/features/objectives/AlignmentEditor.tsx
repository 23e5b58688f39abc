import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { useClient, useMutation } from "urql";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import type { AlignmentInput } from "../../graphql/generated/graphql";
import { fieldText, typedNumber } from "../../lib/numbers";
import { Button } from "../../ui/Button";
import { Actions } from "../../ui/Dialog";
import { Row, Rows, Section } from "../../ui/Page";
import { Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import { announceDone } from "../../ui/undo";
import { type Changed, type Edge, edgeBack } from "./edgesBack";
import form from "./form.module.css";
import styles from "./objectives.module.css";
import { ALIGNMENT_KINDS } from "./TargetFields";
import { TargetPicker } from "./TargetPicker";
import { useChange } from "./useChange";

export const AlignmentEditorFragment = graphql(`
  fragment AlignmentEditor_objective on Objective {
    id
    cycleId
    alignments { id kind primary weight toId to { __typename id title } }
  }
`);

const SET = graphql(`
  mutation AlignmentSet($input: AlignmentSetInput!) {
    alignmentSet(input: $input) { alignment { id kind weight primary toId } affected { id progress health } userErrors { message code path } }
  }
`);

const REMOVE = graphql(`
  mutation AlignmentRemove($input: AlignmentRemoveInput!) {
    alignmentRemove(input: $input) { affected { id progress health } userErrors { message code path } }
  }
`);

/** What an objective contributes to or supports: add, remove, make primary, each saved by itself. */
export function AlignmentEditor({
  objective: masked,
  onSaved,
}: {
  objective: FragmentType<typeof AlignmentEditorFragment>;
  onSaved: () => void;
}) {
  const { id: fromId, cycleId, alignments } = unmasked(AlignmentEditorFragment, masked);
  const [, set] = useMutation(SET);
  const [, remove] = useMutation(REMOVE);
  const client = useClient();
  const { run, asking, busy } = useChange();

  const told = (text: string, changed: Changed) => {
    announceDone(text, () => edgeBack(client, fromId, alignments, changed));
    onSaved();
  };
  const put = async (toId: string, part: Omit<AlignmentInput, "toId">) => {
    let left: Edge | null = null;
    const done = await run(async (reason) => {
      const { data, error } = await set({ input: { fromId, to: { toId, ...part }, ...(reason ? { reason } : {}) } });
      left = data?.alignmentSet.alignment ?? null;
      return { error, userErrors: data?.alignmentSet.userErrors };
    });
    if (done) told(t`Alignment saved`, { toId, left });
  };
  const takeAway = async (toId: string) => {
    const done = await run(async (reason) => {
      const { data, error } = await remove({ input: { fromId, toId, ...(reason ? { reason } : {}) } });
      return { error, userErrors: data?.alignmentRemove.userErrors };
    });
    if (done) told(t`Alignment removed`, { toId, left: null });
  };

  return (
    <Section title={t`Alignment`}>
      {alignments.length > 0 ? (
        <Rows>
          {alignments.map((each) => (
            <Row key={each.id}>
              <EdgeFields
                key={`${each.kind} ${each.weight}`}
                edge={each}
                busy={busy}
                onPut={(part) => {
                  const { kind, weight, primary } = each;
                  void put(each.toId, { kind, weight, primary, ...part });
                }}
                onRemove={() => void takeAway(each.toId)}
              />
            </Row>
          ))}
        </Rows>
      ) : null}
      <TargetPicker
        cycleId={cycleId}
        without={[fromId, ...alignments.map((each) => each.toId)]}
        onChoose={(target) => void put(target.id, {})}
      />
      {asking}
    </Section>
  );
}

/** One edge up: its kind is saved when chosen, its weight when the field is left. */
function EdgeFields({
  edge,
  busy,
  onPut,
  onRemove,
}: {
  edge: Omit<Edge, "toId"> & { to: { title: string } };
  busy: boolean;
  onPut: (part: Omit<AlignmentInput, "toId">) => void;
  onRemove: () => void;
}) {
  const [weight, setWeight] = useState(fieldText(edge.weight));
  const typed = typedNumber(weight);
  const problem =
    typed.problem ??
    (typed.value === null || typed.value < 0 || typed.value > 1_000_000 ? t`From 0 to 1,000,000` : null);
  const putWeight = () => {
    if (!problem && typed.value !== null && typed.value !== edge.weight) onPut({ weight: typed.value });
  };
  return (
    <div className={form.targetFields}>
      <span>
        {edge.to.title}{" "}
        {edge.primary ? (
          <span className={styles.tag}>
            <Trans>Primary</Trans>
          </span>
        ) : null}
      </span>
      <Select
        label={t`How`}
        choices={ALIGNMENT_KINDS}
        value={edge.kind}
        onChange={(kind) => kind !== edge.kind && onPut({ kind })}
        isDisabled={busy}
      />
      <TextField
        label={t`Weight`}
        value={weight}
        onChange={setWeight}
        onBlur={putWeight}
        error={problem}
        isDisabled={busy || edge.kind === "SUPPORTS"}
        inputMode="decimal"
      />
      <Actions>
        {edge.primary ? null : (
          <Button
            look="quiet"
            isDisabled={busy}
            aria-label={t`Make primary: ${edge.to.title}`}
            onPress={() => onPut({ primary: true })}
          >
            <Trans>Make primary</Trans>
          </Button>
        )}
        <Button look="quiet" isDisabled={busy} aria-label={t`Remove: ${edge.to.title}`} onPress={onRemove}>
          <Trans>Remove</Trans>
        </Button>
      </Actions>
    </div>
  );
}
