import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Actions } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { TextArea } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import { Meanwhile } from "../../ui/Meanwhile";
import { useDraft } from "../../ui/useDraft";

export const RetrospectiveFragment = graphql(`
  fragment Retrospective_text on Retrospective { worked didNotWork toChange version by { id name } cycle { id name } }
`);

const SAVE = graphql(`
  mutation RetrospectiveSave($input: RetrospectiveSaveInput!) {
    retrospectiveSave(input: $input) { retrospective { version } userErrors { message code path } }
  }
`);

const FIELDS = { worked: t`What worked`, didNotWork: t`What did not`, toChange: t`What we change` } as const;

/** What worked, what did not, what the unit changes. */
export function RetrospectiveForm({
  unitId,
  cycleId,
  retrospective,
  onSaved,
}: {
  unitId: string;
  cycleId: string;
  retrospective: FragmentType<typeof RetrospectiveFragment> | undefined;
  onSaved: () => void;
}) {
  const stored = retrospective ? unmasked(RetrospectiveFragment, retrospective) : null;
  const draft = useDraft(
    `retrospective.${unitId}.${cycleId}`,
    { worked: stored?.worked ?? "", didNotWork: stored?.didNotWork ?? "", toChange: stored?.toChange ?? "" },
    stored?.version,
  );
  const { worked, didNotWork, toChange } = draft.values;
  const { save, refused, busy } = useSave(SAVE, (data) => data.retrospectiveSave);
  const send = async () => {
    const ifVersion = draft.version ? { ifVersion: draft.version } : {};
    if (!(await save({ input: { unitId, cycleId, ...draft.values, ...ifVersion } }))) return;
    draft.forget();
    announce(t`Retrospective saved`);
    onSaved();
  };
  return (
    <>
      {busy ? null : <Meanwhile draft={draft} fields={FIELDS} />}
      <TextArea
        label={t`What worked`}
        value={worked}
        onChange={(next) => draft.put({ worked: next })}
        maxLength={20000}
      />
      <TextArea
        label={t`What did not`}
        value={didNotWork}
        onChange={(next) => draft.put({ didNotWork: next })}
        maxLength={20000}
      />
      <TextArea
        label={t`What we change`}
        value={toChange}
        onChange={(next) => draft.put({ toChange: next })}
        maxLength={20000}
      />
      <Refusals messages={refused} />
      <Actions>
        <Button
          look="primary"
          isDisabled={busy || !`${worked}${didNotWork}${toChange}`.trim()}
          onPress={() => void send()}
        >
          <Trans>Save the retrospective</Trans>
        </Button>
      </Actions>
    </>
  );
}
