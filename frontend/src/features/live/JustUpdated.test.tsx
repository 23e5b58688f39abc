// @vitest-environment jsdom
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { act, render, screen } from "@testing-library/react";
import { Provider } from "urql";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { answering } from "../../graphql/testing";
import JustUpdated from "./JustUpdated";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** The page of an objective, and what tells it that objectives have changed, by whom where somebody did. */
function followed(objectiveId: string) {
  const { client, asked, answer } = answering([]);
  render(
    <I18nProvider i18n={i18n}>
      <Provider value={client}>
        <JustUpdated objectiveId={objectiveId} />
      </Provider>
    </I18nProvider>,
  );
  return (changed: Record<string, string | null>) => {
    const changedBy = Object.entries(changed).flatMap(([id, name]) =>
      name ? [{ objectiveId: id, person: { id: `per_${name}`, name } }] : [],
    );
    const upserted = Object.keys(changed).map((id) => ({ id }));
    act(() => answer(asked[0], { data: { objectiveChanged: { revision: "1", reset: false, upserted, changedBy } } }));
  };
}

it("says by whom where somebody changed the objective, and only that it changed where nobody is named", () => {
  const tell = followed("obj_1");
  tell({ obj_1: "Ana", obj_2: "Ben" });
  expect(screen.getByRole("status")).toHaveTextContent("updated just now by Ana");
  tell({ obj_1: null, obj_2: "Ben" });
  expect(screen.getByRole("status")).toHaveTextContent(/^updated just now$/);
});

it("says nothing of others, and what it said for a moment only", () => {
  const tell = followed("obj_1");
  tell({ obj_2: "Ben" });
  expect(screen.getByRole("status")).toBeEmptyDOMElement();
  tell({ obj_1: "Ana" });
  expect(screen.getByRole("status")).toHaveTextContent("Ana");
  act(() => void vi.advanceTimersByTime(10_000));
  expect(screen.getByRole("status")).toBeEmptyDOMElement();
});
