import { createMemoryHistory } from "@tanstack/react-router";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Address } from "./address";
import { AddressKeeper, type How } from "./addressKeeper";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A page over a history of its own: addresses are the JSON behind `?`. */
function opened(first: Address) {
  const pathOf = (address: Address) => `/?${JSON.stringify(address)}`;
  const history = createMemoryHistory({ initialEntries: [pathOf(first)] });
  const url = (): Address => JSON.parse(decodeURIComponent(history.location.search.slice(1)));
  const keeper = new AddressKeeper(first, history);
  const write = (next: Address, how: How) => history[how](pathOf(next));
  const close = keeper.listen(write);
  const go = (by: number) => {
    history.go(by);
    keeper.arrived(url());
  };
  const elsewhere = (next: Address, how: How) => {
    write(next, how);
    keeper.arrived(url());
  };
  return { history, keeper, url, go, elsewhere, close, shown: () => keeper.snapshot().address };
}

test("a change is seen at once and told when it rests; a quiet one is seen when it rests", () => {
  const { keeper, url, shown } = opened({});
  keeper.change({ q: "a" });
  expect([shown(), url()]).toEqual([{ q: "a" }, {}]);
  keeper.change({ zoom: 2 }, "quiet");
  expect(shown()).toEqual({ q: "a" });
  vi.runAllTimers();
  expect([shown(), url()]).toEqual([
    { q: "a", zoom: 2 },
    { q: "a", zoom: 2 },
  ]);
});

test("what waits is written to the step before a new one", () => {
  const { keeper, url, go } = opened({});
  keeper.change({ zoom: 2 }, "quiet");
  keeper.change({ team: "t" }, "push");
  expect(url()).toEqual({ zoom: 2, team: "t" });
  go(-1);
  expect(url()).toEqual({ zoom: 2 });
});

test("going back within the moment neither loses the change nor moves it to another step", () => {
  const { keeper, url, go, shown } = opened({});
  keeper.change({ team: "t" }, "push");
  keeper.change({ selected: "o" });
  keeper.change({ zoom: 2 }, "quiet");
  go(-1);
  vi.runAllTimers();
  expect([shown(), url()]).toEqual([{}, {}]);
  go(1);
  expect(shown()).toEqual({ team: "t", selected: "o", zoom: 2 });
  vi.runAllTimers();
  expect(url()).toEqual({ team: "t", selected: "o", zoom: 2 });
});

test("two steps of the same address are still two", () => {
  const { keeper, go, shown, url } = opened({ q: "a" });
  keeper.change({ panel: "open" }, "push");
  keeper.change({ panel: undefined });
  vi.runAllTimers();
  keeper.change({ q: "ab" });
  go(-1);
  expect(shown()).toEqual({ q: "a" });
  vi.runAllTimers();
  expect(url()).toEqual({ q: "a" });
  go(1);
  expect(shown()).toEqual({ q: "ab" });
});

test("a change that waits stays when another part of the page moves on", () => {
  const { keeper, elsewhere, shown, url } = opened({});
  keeper.change({ q: "a" });
  elsewhere({ asOf: "yesterday" }, "replace");
  expect(shown()).toEqual({ q: "a", asOf: "yesterday" });
  vi.runAllTimers();
  expect(url()).toEqual({ q: "a", asOf: "yesterday" });
});

test("a page that was left within the moment takes the change up when it opens again", () => {
  const { history, keeper, close, url } = opened({});
  keeper.change({ selected: "o" });
  history.push("/objectives/o");
  close();
  vi.runAllTimers();
  expect(history.location.pathname).toBe("/objectives/o");
  history.back();
  const again = new AddressKeeper(url(), history);
  expect(again.snapshot().address).toEqual({ selected: "o" });
});

test("the view is taken from a move by itself and from who names one, not from what the page has written", () => {
  const { keeper, go } = opened({});
  keeper.change({ team: "t" }, "push");
  vi.runAllTimers();
  keeper.arrived({ team: "t" });
  expect(keeper.snapshot().moves).toBe(0);
  go(-1);
  expect(keeper.snapshot().moves).toBe(1);
  keeper.change({ q: "a", zoom: 2 }, "push");
  expect(keeper.snapshot().moves).toBe(2);
  keeper.change({ zoom: 3 }, "quiet");
  vi.runAllTimers();
  expect(keeper.snapshot().moves).toBe(2);
});
