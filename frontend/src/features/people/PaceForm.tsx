import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Refusals } from "../../ui/ErrorState";
import { TextField } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import { Meanwhile } from "../../ui/Meanwhile";
import { useDraft } from "../../ui/useDraft";
import styles from "./people.module.css";
import { pointsOf, shareOf, wholeOf } from "./points";

export const PaceFormFragment = graphql(`
  fragment PaceForm_company on Company { id version graceDays behindLimit farBehindLimit }
`);

const UPDATE = graphql(`
  mutation PaceUpdate($input: CompanyUpdateInput!) {
    companyUpdate(input: $input) { company { ...PaceForm_company } userErrors { message code path } }
  }
`);

const FIELDS = { grace: t`Days of grace`, behind: t`Behind from`, far: t`Far behind from` } as const;

/** How late a check-in is before its key result is outdated, and how far progress lags before a word says so. */
export function PaceForm({
  company: masked,
  onSaved,
}: {
  company: FragmentType<typeof PaceFormFragment>;
  onSaved: () => void;
}) {
  const company = unmasked(PaceFormFragment, masked);
  const draft = useDraft(
    `pace.${company.id}`,
    {
      grace: String(company.graceDays),
      behind: pointsOf(company.behindLimit),
      far: pointsOf(company.farBehindLimit),
    },
    company.version,
  );
  const { grace, behind, far } = draft.values;
  const { save, refused, busy } = useSave(UPDATE, (payload) => payload.companyUpdate);
  const days = wholeOf(grace);
  const [behindLimit, farBehindLimit] = [shareOf(behind), shareOf(far)];
  const submit = async () => {
    const input = { id: company.id, ifVersion: draft.version, graceDays: days, behindLimit, farBehindLimit };
    if (!(await save({ input }))) return;
    draft.forget();
    announce(t`Limits saved`);
    onSaved();
  };
  return (
    <fieldset className={styles.cadence}>
      <legend>
        <Trans>Outdated and behind</Trans>
      </legend>
      <Refusals messages={refused} />
      {busy ? null : <Meanwhile draft={draft} fields={FIELDS} />}
      <TextField
        label={t`Days of grace`}
        value={grace}
        onChange={(next) => draft.put({ grace: next })}
        inputMode="numeric"
        error={days === null ? t`A whole number of days.` : null}
        hint={t`A key result is outdated when its check-in is later than this.`}
      />
      <TextField
        label={t`Behind from`}
        value={behind}
        onChange={(next) => draft.put({ behind: next })}
        inputMode="decimal"
        error={behindLimit === null ? t`A number of points.` : null}
        hint={t`Points of progress less than expected; up to here it is on pace.`}
      />
      <TextField
        label={t`Far behind from`}
        value={far}
        onChange={(next) => draft.put({ far: next })}
        inputMode="decimal"
        error={farBehindLimit === null ? t`A number of points.` : null}
        hint={t`Points of progress less than expected.`}
      />
      <div>
        <Button
          isDisabled={busy || days === null || behindLimit === null || farBehindLimit === null}
          onPress={() => void submit()}
        >
          {busy ? t`Saving…` : t`Save limits`}
        </Button>
      </div>
    </fieldset>
  );
}
