// `npm run picture`: the alignment tree of the demo company as the README shows it, and the main screens at three widths.
import { writeFile } from "node:fs/promises";
import { build } from "./build.mjs";
import { chromium as browserPath, chromiumArguments } from "./chromium.mjs";
import { pythonEnvironment, webEnvironment } from "./environment.mjs";
import { palettePng, reduced } from "./palette.mjs";
import { main } from "./process.mjs";
import { throwAwayServer } from "./server.mjs";

const FOLDER = "docs/images";
const PICTURES = [
  { name: "tree", path: "/alignment", width: 1680, height: 860, scale: 1.25 },
  { name: "check-in-wide", path: "/check-in", width: 1280, height: 640 },
  { name: "home-dark", path: "/", width: 768, height: 640, scheme: "dark" },
  { name: "outline-phone", path: "/alignment?shape=outline", width: 390, height: 760 },
];

async function photograph(page, { name, path, width, height, scheme = "light" }) {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
  await page.goto(path, { waitUntil: "load" });
  // A page that follows what changes is never without a request: it gets its time to be drawn.
  await page.waitForTimeout(2_000);
  const picture = await page.screenshot();
  const { indices, ...rest } = await page.evaluate(reduced, picture.toString("base64"));
  const file = `${FOLDER}/${name}.png`;
  await writeFile(file, palettePng({ ...rest, indices: Uint8Array.from(indices) }));
  console.log(file);
}

async function photographAll(address) {
  const { chromium } = await import("playwright-core");
  const browser = await chromium.launch({ executablePath: await browserPath(), args: chromiumArguments });
  try {
    const door = await browser.newPage({ baseURL: address });
    await door.goto("/sign-in");
    await door.getByRole("main").getByRole("button").first().click();
    await door.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
    const storageState = await door.context().storageState();
    for (const { scale = 1, ...picture } of PICTURES) {
      // The page's own rules about images do not hold for a picture of it.
      const options = { baseURL: address, storageState, deviceScaleFactor: scale, bypassCSP: true };
      await photograph(await browser.newPage(options), picture);
    }
  } finally {
    await browser.close();
  }
}

await main(async () => {
  await pythonEnvironment();
  await webEnvironment();
  await build();
  const server = await throwAwayServer();
  await photographAll(server.address).finally(server.stop);
});
