import { expect, test } from "vitest";
import { cellText, csvOf, fileName } from "./table";

test("a table is a file that spreadsheets read, and never a formula", () => {
  const rows = [
    ['Ana, "the" team', 0.5, null],
    ["=1+1", 2, "x\ny"],
  ];
  expect(csvOf({ head: ["Name", "Share", "Note"], rows, shares: [1] })).toBe(
    'Name,Share,Note\r\n"Ana, ""the"" team",0.5,\r\n\'=1+1,2,"x\ny"',
  );
});

test("what is missing is a dash, and a share has its sign", () => {
  expect(cellText(null, true)).toBe("–");
  expect(cellText(0.434, true)).toBe("43\u00a0%");
  expect(cellText("2026-05-06", false)).toContain("2026");
});

test("a file is named by letters and digits alone, and not without end", () => {
  expect(fileName("Progress and what is expected")).toBe("progress-and-what-is-expected");
  expect(fileName("../Über 20 %: Größe?", "Burn-up")).toBe("über-20-größe-burn-up");
  expect(fileName("a".repeat(10_000))).toHaveLength(80);
});
