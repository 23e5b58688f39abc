import { useState } from "react";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
import { Button } from "../../ui/Button";
import { Actions } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { TextArea } from "../../ui/TextField";
import { announce } from "../../ui/Toast";

export const RetrospectiveFragment = graphql(`
  fragment Retrospective_text on Retrospective { worked didNotWork toChange version by { id name } cycle { id name } }
`);

const SAVE = graphql(`
  mutation RetrospectiveSave($input: RetrospectiveSaveInput!) {
    retrospectiveSave(input: $input) { retrospective { version } userErrors { message code path } }
  }
`);

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
  const [worked, setWorked] = useState(stored?.worked ?? "");
  const [didNotWork, setDidNotWork] = useState(stored?.didNotWork ?? "");
  const [toChange, setToChange] = useState(stored?.toChange ?? "");
  const { save, refused, busy } = useSave(SAVE, (data) => data.retrospectiveSave);
  const send = async () => {
    const ifVersion = stored ? { ifVersion: stored.version } : {};
    if (!(await save({ input: { unitId, cycleId, worked, didNotWork, toChange, ...ifVersion } }))) return;
    announce("Retrospective saved");
    onSaved();
  };
  return (
    <>
      <TextArea label="What worked" value={worked} onChange={setWorked} maxLength={20000} />
      <TextArea label="What did not" value={didNotWork} onChange={setDidNotWork} maxLength={20000} />
      <TextArea label="What we change" value={toChange} onChange={setToChange} maxLength={20000} />
      <Refusals messages={refused} />
      <Actions>
        <Button
          look="primary"
          isDisabled={busy || !`${worked}${didNotWork}${toChange}`.trim()}
          onPress={() => void send()}
        >
          Save the retrospective
        </Button>
      </Actions>
    </>
  );
}
