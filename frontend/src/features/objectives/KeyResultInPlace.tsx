import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { beginning } from "../../lib/beginning";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { amount, fieldText, typedNumber } from "../../lib/numbers";
import { InPlace } from "../../ui/InPlace";
import styles from "./objectives.module.css";
import { useKeyResultEdit } from "./useGoalEdit";

export const KeyResultInPlaceFragment = graphql(`
  fragment KeyResultInPlace_keyResult on KeyResult { id version title weight state viewerCanEdit }
`);

interface KeyResultInPlaceProps {
  keyResult: FragmentType<typeof KeyResultInPlaceFragment>;
  /** Whether it is looked at more closely: then it can be edited. */
  open: boolean;
}

/** What is wrong with a weight as typed. */
export function weightProblem(text: string): string | null {
  const { value, problem } = typedNumber(text);
  if (problem) return problem;
  return value === null || value < 0 || value > 1_000_000 ? t`From 0 to 1,000,000` : null;
}

/** The title of a key result, edited where it stands. */
export function KeyResultTitle({ keyResult: masked, open }: KeyResultInPlaceProps) {
  const keyResult = unmasked(KeyResultInPlaceFragment, masked);
  const { editKeyResult, asking } = useKeyResultEdit();
  return (
    <>
      <InPlace
        name={t`title of ${keyResult.title}`}
        value={keyResult.title}
        canEdit={open && keyResult.viewerCanEdit && keyResult.state === "ACTIVE"}
        problem={(text) => (text === "" ? t`Say what is measured` : null)}
        maxLength={500}
        onSave={(title) =>
          editKeyResult(keyResult, { title }, { title: keyResult.title }, t`“${beginning(title, 80)}” saved`)
        }
      >
        {(shown) => (
          <span className={styles.title} dir="auto">
            {shown}
          </span>
        )}
      </InPlace>
      {asking}
    </>
  );
}

/** How much a key result counts; not said while it is 1 and nobody looks closer. */
export function KeyResultWeight({ keyResult: masked, open }: KeyResultInPlaceProps) {
  const keyResult = unmasked(KeyResultInPlaceFragment, masked);
  const { editKeyResult, asking } = useKeyResultEdit();
  const canEdit = open && keyResult.viewerCanEdit && keyResult.state === "ACTIVE";
  if (!canEdit && keyResult.weight === 1) return null;
  return (
    <>
      <InPlace
        name={t`weight of ${keyResult.title}`}
        value={fieldText(keyResult.weight)}
        canEdit={canEdit}
        problem={weightProblem}
        inputMode="decimal"
        onSave={(text) => {
          const weight = typedNumber(text).value ?? keyResult.weight;
          return editKeyResult(keyResult, { weight }, { weight: keyResult.weight }, t`Weight ${amount(weight)} saved`);
        }}
      >
        {(shown) => (
          <span>
            <Trans>weight {amount(typedNumber(shown).value ?? keyResult.weight)}</Trans>
          </span>
        )}
      </InPlace>
      {asking}
    </>
  );
}
