import { useMutation } from "urql";
import { type FragmentType, graphql, unmasked } from "../../graphql/generated";
import { Button } from "../../ui/Button";
import { Actions } from "../../ui/Dialog";
import { Row, Rows, Section, Soft } from "../../ui/Page";
import { announce } from "../../ui/Toast";
import styles from "./objectives.module.css";
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
    alignmentSet(input: $input) { alignment { id } affected { id progress health } userErrors { message code path } }
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
  const { run, asking, busy } = useChange();

  const put = async (toId: string, part: { primary?: boolean; kind?: "CONTRIBUTES" | "SUPPORTS" }) => {
    const done = await run(async (reason) => {
      const { data, error } = await set({ input: { fromId, to: { toId, ...part }, ...(reason ? { reason } : {}) } });
      return { error, userErrors: data?.alignmentSet.userErrors };
    });
    if (!done) return;
    announce("Alignment saved");
    onSaved();
  };
  const takeAway = async (toId: string) => {
    const done = await run(async (reason) => {
      const { data, error } = await remove({ input: { fromId, toId, ...(reason ? { reason } : {}) } });
      return { error, userErrors: data?.alignmentRemove.userErrors };
    });
    if (!done) return;
    announce("Alignment removed");
    onSaved();
  };

  return (
    <Section title="Alignment">
      {alignments.length > 0 ? (
        <Rows>
          {alignments.map((each) => (
            <Row key={each.id}>
              <div className={styles.cardHeader}>
                <span>
                  {each.to.title}{" "}
                  <Soft>
                    {[each.kind === "SUPPORTS" ? "supports" : "contributes", each.primary ? "primary" : null]
                      .filter(Boolean)
                      .join(", ")}
                  </Soft>
                </span>
                <Actions>
                  {each.primary ? null : (
                    <Button
                      look="quiet"
                      isDisabled={busy}
                      aria-label={`Make primary: ${each.to.title}`}
                      onPress={() => void put(each.toId, { primary: true })}
                    >
                      Make primary
                    </Button>
                  )}
                  <Button
                    look="quiet"
                    isDisabled={busy}
                    aria-label={`Remove: ${each.to.title}`}
                    onPress={() => void takeAway(each.toId)}
                  >
                    Remove
                  </Button>
                </Actions>
              </div>
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
