import { expect, it } from "vitest";
import { type Deed, type Undone, undoStack } from "./undoStack";

const deed = (text: string, undone: Undone = { kind: "done" }): Deed & { tries: number } => {
  const made = {
    text,
    tries: 0,
    undo: () => {
      made.tries += 1;
      return Promise.resolve(undone);
    },
  };
  return made;
};

it("takes the latest back first, and each one once", async () => {
  const stack = undoStack();
  const [first, second] = [deed("first"), deed("second")];
  stack.push(first);
  stack.push(second);
  expect(stack.last()).toBe(second);
  expect(await stack.takeBack(second)).toEqual({ kind: "done" });
  expect(stack.last()).toBe(first);
  expect(await stack.takeBack(second)).toBeNull();
  expect(second.tries).toBe(1);
});

it("keeps what found no answer, so that it can be tried again", async () => {
  const stack = undoStack();
  const lost = deed("lost", { kind: "unanswered", message: "no connection" });
  stack.push(lost);
  await stack.takeBack(lost);
  expect(stack.last()).toBe(lost);
  await stack.takeBack(lost);
  expect(lost.tries).toBe(2);
});

it("lets go of what somebody has changed since", async () => {
  const stack = undoStack();
  const old = deed("old", { kind: "changed" });
  stack.push(old);
  expect(await stack.takeBack(old)).toEqual({ kind: "changed" });
  expect(stack.last()).toBeNull();
});

it("does not take one back twice at the same time, but goes on to the one before", async () => {
  const stack = undoStack();
  const [first, second] = [deed("first"), deed("second")];
  stack.push(first);
  stack.push(second);
  const under = stack.takeBack(second);
  expect(stack.last()).toBe(first);
  expect(await stack.takeBack(second)).toBeNull();
  await under;
  expect(second.tries).toBe(1);
});

it("remembers fifty, and the newest of them", () => {
  const stack = undoStack();
  const deeds = Array.from({ length: 60 }, (_, at) => deed(`${at}`));
  for (const each of deeds) stack.push(each);
  expect(stack.last()?.text).toBe("59");
});
