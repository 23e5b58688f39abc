// @vitest-environment jsdom
import { expect, it } from "vitest";
import { embedCode } from "./embedCode";

it("writes a frame whose title cannot end early", () => {
  const code = embedCode("https://okrs.example.com/embed/abc", 'Sell "more" <b> & earn');
  const frame = new DOMParser().parseFromString(code, "text/html").body.firstElementChild;
  expect(frame?.getAttribute("src")).toBe("https://okrs.example.com/embed/abc");
  expect(frame?.getAttribute("title")).toBe('Sell "more" <b> & earn');
  expect(frame?.nextSibling).toBeNull();
});
