import { expect, test } from "vitest";
import { asksForCheckIns, becauseText, detail, sentence, type Told } from "./words";

const told = (rest: Partial<Told>): Told => ({
  kind: "GOAL_CHANGED",
  because: "OWNS",
  by: { name: "Ana" },
  objective: { title: "Sell more" },
  ...rest,
});

test("a change says what changed, from what to what, and why one is told", () => {
  const change = told({
    because: "BELOW",
    keyResult: { title: "Calls" },
    subject: { __typename: "Change", field: "targetValue", before: "100", after: "120" },
  });
  expect(sentence(change)).toBe("Ana changed the target value of “Calls”");
  expect(detail(change)).toBe("From 100 to 120");
  expect(becauseText(change)).toBe("A goal of yours contributes to it");
});

test("every kind is a sentence, also where what it is about is no longer seen", () => {
  const unit = { __typename: "Announcement", unit: { name: "Sales" } } as const;
  expect(sentence(told({ kind: "ANNOUNCED", objective: null, subject: unit }))).toBe("Ana announced the OKRs of Sales");
  expect(sentence(told({ kind: "GOAL_ALIGNED", subject: null }))).toBe("Ana aligned a goal to “Sell more”");
  expect(sentence(told({ kind: "OBJECTIVE_RETURNED", by: null }))).toBe("A program gave “Sell more” back");
  expect(sentence(told({ subject: null }))).toBe("Ana changed something of “Sell more”");
});

test("what people say to each other is a sentence, with their words beneath", () => {
  const said = { __typename: "Comment", said: "Well done" } as const;
  expect(sentence(told({ kind: "COMMENTED", because: "NAMED", subject: said }))).toBe(
    "Ana mentions you about “Sell more”",
  );
  expect(sentence(told({ kind: "COMMENTED", subject: said }))).toBe("Ana commented on “Sell more”");
  expect(detail(told({ kind: "COMMENTED", subject: said }))).toBe("Well done");
  const thanks = told({
    kind: "THANKED",
    because: "MEMBER",
    subject: { __typename: "Recognition", thanks: "Thank you" },
  });
  expect([sentence(thanks), detail(thanks)]).toEqual(["Ana thanks your team for “Sell more”", "Thank you"]);
  const feedback = { because: "NAMED", objective: null, subject: { __typename: "Feedback" } } as const;
  expect(sentence(told({ kind: "FEEDBACK_ASKED", ...feedback }))).toBe("Ana asks you for feedback");
  expect(becauseText(told({ kind: "FEEDBACK_GIVEN", ...feedback }))).toBeNull();
  const talk = { kind: "ONE_TO_ONE_STARTED", objective: null, subject: { __typename: "OneToOne" } } as const;
  expect(sentence(told(talk))).toBe("Ana starts a 1:1 with you");
});

test("a comment and what is in the way are told in their own words", () => {
  expect(detail(told({ subject: { __typename: "ObjectiveReturn", comment: "Say why" } }))).toBe("Say why");
  expect(detail(told({ subject: { __typename: "Blocker", text: "No line" } }))).toBe("No line");
  expect(detail(told({ subject: null }))).toBeNull();
});

test("a reminder counts one's own check-ins and those of the people one leads", () => {
  const reminder = (...steps: ("DUE" | "DAY_AFTER" | "GRACE_OVER")[]) =>
    told({
      kind: "CHECK_INS_DUE",
      by: null,
      objective: null,
      subject: { __typename: "Reminder", items: steps.map((step) => ({ step })) },
    });
  expect(sentence(reminder("DUE"))).toBe("1 check-in waits for you");
  expect(sentence(reminder("DUE", "DAY_AFTER", "GRACE_OVER"))).toBe(
    "2 check-ins wait for you; 1 check-in of those you lead is late",
  );
  expect(sentence({ ...reminder("DUE"), by: { name: "Ana" } })).toBe("Ana reminds you: 1 check-in waits for you");
  expect([reminder("DUE"), reminder("GRACE_OVER")].map(asksForCheckIns)).toEqual([true, false]);
});

test("who has left is named", () => {
  const left = told({ kind: "PERSON_LEFT", objective: null, by: null, subject: { __typename: "Person", name: "Bob" } });
  expect(sentence(left)).toBe("Bob has left: let somebody else answer for what they had");
});
