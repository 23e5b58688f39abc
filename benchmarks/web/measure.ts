import type { CDPSession, Page } from "@playwright/test";

/** What one page takes; times in ms, memory in MB, NaN where it does not have such a thing. */
export type Taken = Record<string, number>;

const sorted = (values: readonly number[]) => [...values].toSorted((a, b) => a - b);
export const p95 = (values: readonly number[]) => sorted(values)[Math.ceil(values.length * 0.95) - 1] ?? Number.NaN;
export const median = (values: readonly number[]) => sorted(values)[Math.floor(values.length / 2)] ?? Number.NaN;

declare global {
  interface Window {
    /** When a frame with what was looked for had been drawn. */
    paintedAt?: number;
    framesAt: number[];
    longTasks: { start: number; duration: number }[];
  }
}

/** Notes, in every page opened from now on, when what `selector` finds has been painted, and tasks above 50 ms. */
export async function watched(page: Page, selector: string): Promise<void> {
  await page.addInitScript((wanted) => {
    window.longTasks = [];
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) window.longTasks.push({ start: startTime, duration });
    }).observe({ type: "longtask", buffered: true });
    const painted = () => setTimeout(() => (window.paintedAt = performance.now()));
    const look = () => requestAnimationFrame(document.querySelector(wanted) ? painted : look);
    look();
  }, selector);
}

/** From the last byte of the largest answer to the frame that shows it, and the long tasks in between. */
export async function fromAnswerToPaint(page: Page): Promise<{ painted: number; longest: number; tasks: number[] }> {
  await page.waitForFunction(() => window.paintedAt !== undefined, undefined, { timeout: 120_000 });
  return page.evaluate(() => {
    const entries = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    const answer = entries
      .filter(({ initiatorType }) => initiatorType === "fetch")
      .reduce((one, other) => (other.decodedBodySize > one.decodedBodySize ? other : one));
    const tasks = window.longTasks.filter(({ start, duration }) => start + duration > answer.responseEnd);
    return {
      painted: (window.paintedAt ?? Number.NaN) - answer.responseEnd,
      longest: Math.max(0, ...tasks.map(({ duration }) => duration)),
      tasks: tasks.map(({ duration }) => duration),
    };
  });
}

const busyMs = async (session: CDPSession) => {
  const { metrics } = await session.send("Performance.getMetrics");
  return 1_000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
};

/** Frames while something is done: the p95 between two, and how long the main thread worked for each. */
export async function framesDuring(page: Page, doing: () => Promise<void>): Promise<{ p95: number; busy: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  await page.evaluate(() => {
    window.framesAt = [];
    const frame = (at: number) => {
      window.framesAt.push(at);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  const before = await busyMs(session);
  await doing();
  const frames = await page.evaluate(() => window.framesAt.splice(0));
  const busy = (await busyMs(session)) - before;
  await session.detach();
  return { p95: p95(frames.slice(1).map((at, index) => at - (frames[index] ?? at))), busy: busy / frames.length };
}

/** What is held after the browser has thrown away what nothing needs. */
export async function heapMb(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize / 1_000_000;
}

/** Key presses: the p95 from one to the frame that shows what it did, and how long the main thread worked for each. */
export async function keyPress(page: Page, key: string, times: number): Promise<{ p95: number; busy: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  await page.evaluate(() => {
    window.framesAt = [];
    document.addEventListener(
      "keydown",
      ({ timeStamp }) =>
        requestAnimationFrame(() => setTimeout(() => window.framesAt.push(performance.now() - timeStamp))),
      { capture: true },
    );
  });
  const before = await busyMs(session);
  // One after the other: keys that wait in line are let before the timers that tell when a frame was drawn.
  for (let press = 1; press <= times; press += 1) {
    await page.keyboard.press(key);
    await page.waitForFunction((count) => window.framesAt.length >= count, press);
  }
  const busy = ((await busyMs(session)) - before) / times;
  await session.detach();
  return { p95: p95(await page.evaluate(() => window.framesAt)), busy };
}
