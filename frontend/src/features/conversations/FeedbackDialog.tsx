import { useState } from "react";
import { graphql } from "../../graphql/generated";
import { useSave } from "../../graphql/useSave";
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
  ask: { title: "Ask for feedback", whom: "Whom", text: "What would you like to know (optional)", verb: "Ask" },
  give: { title: "Give feedback", whom: "To whom", text: "What you have to say", verb: "Give it" },
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
  const [text, setText] = useState("");
  const [idempotencyKey, renew] = useState(() => crypto.randomUUID());
  const people = useNames(false);
  const goals = useGoals();
  const asking = useSave(ASK, (data) => data.feedbackAsk);
  const giving = useSave(GIVE, (data) => data.feedbackGive);
  const words = WORDS[kind];
  const isReady = person !== null && goal !== null && (kind === "ask" || text.trim() !== "");
  const send = async () => {
    if (!person || !goal) return;
    const named = { idempotencyKey, personId: person.id, goalId: goal.id };
    const made =
      kind === "ask"
        ? await asking.save({ input: { ...named, question: text.trim() || null } })
        : await giving.save({ input: { ...named, text } });
    // What is sent next is another body, so it takes a new key.
    if (!made) return renew(crypto.randomUUID());
    announce(kind === "ask" ? "Asked" : "Given");
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
        placeholder="A name"
        nothing="Nobody fits"
      />
      <Finder
        label="About which goal"
        chosen={goal}
        onChoose={setGoal}
        found={goals.found}
        onAsk={goals.ask}
        placeholder="An objective or a key result"
        nothing="Nothing fits"
      />
      <TextArea
        label={words.text}
        hint="Between the two of you. It never counts for a grade."
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
          Cancel
        </Button>
      </Actions>
    </Dialog>
  );
}
