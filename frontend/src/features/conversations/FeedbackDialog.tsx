import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { graphql } from "../../graphql/generated";
import { useCreate } from "../../graphql/useCreate";
import { useKeptText } from "../../ui/useKept";
import { Button } from "../../ui/Button";
import { Actions, Dialog } from "../../ui/Dialog";
import { Refusals } from "../../ui/ErrorState";
import { Finder } from "../../ui/Finder";
import type { Choice } from "../../ui/Select";
import { TextArea } from "../../ui/TextField";
import { announce } from "../../ui/Toast";
import { useGoals, useNames } from "./useNames";

const ASK = graphql(`
  mutation FeedbackAsk($input: FeedbackAskInput!) {
    feedbackAsk(input: $input) { feedback { id } userErrors { message code path } }
  }
`);

const GIVE = graphql(`
  mutation FeedbackGive($input: FeedbackGiveInput!) {
    feedbackGive(input: $input) { feedback { id } userErrors { message code path } }
  }
`);

const WORDS = {
  ask: { title: t`Ask for feedback`, whom: t`Whom`, text: t`What would you like to know (optional)`, verb: t`Ask` },
  give: { title: t`Give feedback`, whom: t`To whom`, text: t`What you have to say`, verb: t`Give it` },
} as const;

export interface FeedbackDialogProps {
  kind: "ask" | "give";
  me: string | undefined;
  onClose: () => void;
}

/** Asks somebody for feedback, or gives some: about one goal that both see. */
export function FeedbackDialog({ kind, me, onClose }: FeedbackDialogProps) {
  const [person, setPerson] = useState<Choice | null>(null);
  const [goal, setGoal] = useState<Choice | null>(null);
  const [text, setText, forget] = useKeptText(`feedback.${kind}`);
  const people = useNames(false);
  const goals = useGoals();
  const asking = useCreate(ASK, (data) => data.feedbackAsk);
  const giving = useCreate(GIVE, (data) => data.feedbackGive);
  const words = WORDS[kind];
  const isReady = person !== null && goal !== null && (kind === "ask" || text.trim() !== "");
  const send = async () => {
    if (!person || !goal) return;
    const named = { personId: person.id, goalId: goal.id };
    const made =
      kind === "ask"
        ? await asking.create({ ...named, question: text.trim() || null })
        : await giving.create({ ...named, text });
    if (!made) return;
    forget();
    announce(kind === "ask" ? t`Asked` : t`Given`);
    onClose();
  };
  return (
    <Dialog title={words.title} isOpen onClose={onClose}>
      <Refusals messages={[...asking.refused, ...giving.refused]} />
      <Finder
        label={words.whom}
        chosen={person}
        onChoose={setPerson}
        found={people.found.filter((each) => each.id !== me)}
        onAsk={people.ask}
        placeholder={t`A name`}
        nothing={t`Nobody fits`}
      />
      <Finder
        label={t`About which goal`}
        chosen={goal}
        onChoose={setGoal}
        found={goals.found}
        onAsk={goals.ask}
        placeholder={t`An objective or a key result`}
        nothing={t`Nothing fits`}
      />
      <TextArea
        label={words.text}
        hint={t`Between the two of you. It never counts for a grade.`}
        value={text}
        onChange={setText}
        maxLength={kind === "ask" ? 2_000 : 10_000}
        rows={5}
      />
      <Actions>
        <Button look="primary" isDisabled={asking.busy || giving.busy || !isReady} onPress={() => void send()}>
          {words.verb}
        </Button>
        <Button look="quiet" onPress={onClose}>
          <Trans>Cancel</Trans>
        </Button>
      </Actions>
    </Dialog>
  );
}
