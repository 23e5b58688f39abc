// @vitest-environment jsdom
import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { Button, IconButton } from "./Button";

test("a press is the button's own: what stands around it does not take it, and the focus is on it", () => {
  const [pressed, around] = [vi.fn(), vi.fn()];
  render(
    <div onClick={around} onPointerDown={around} onKeyDown={around} role="presentation">
      <Button onPress={pressed}>Save</Button>
    </div>,
  );
  const button = screen.getByRole("button", { name: "Save" });
  fireEvent.pointerDown(button);
  fireEvent.keyDown(button, { key: "Enter" });
  fireEvent.keyDown(button, { key: " " });
  fireEvent.click(button);
  expect(pressed).toHaveBeenCalledTimes(1);
  expect(around).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(button);
  fireEvent.keyDown(button, { key: "Escape" });
  expect(around).toHaveBeenCalledTimes(1);
});

test("Enter held down presses once", () => {
  render(<IconButton label="Next">›</IconButton>);
  const button = screen.getByRole("button", { name: "Next" });
  expect(fireEvent.keyDown(button, { key: "Enter" })).toBe(true);
  expect(fireEvent.keyDown(button, { key: "Enter", repeat: true })).toBe(false);
});

test("a button that cannot be pressed says so and does nothing; without a word it sends no form", () => {
  const pressed = vi.fn();
  render(
    <Button isDisabled onPress={pressed}>
      Close
    </Button>,
  );
  const button = screen.getByRole("button", { name: "Close" }) as HTMLButtonElement;
  fireEvent.click(button);
  expect(pressed).not.toHaveBeenCalled();
  expect(button.disabled).toBe(true);
  expect(button.type).toBe("button");
});
