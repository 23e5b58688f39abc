// `npm run picture`: the alignment tree of the demo company, as the README shows it, in docs/images/tree.png.
import { build } from "./build.mjs";
import { chromium as browserPath, chromiumArguments } from "./chromium.mjs";
import { pythonEnvironment, webEnvironment } from "./environment.mjs";
import { main } from "./process.mjs";
import { throwAwayServer } from "./server.mjs";

const PICTURE = "docs/images/tree.png";

async function photograph(address) {
  const { chromium } = await import("playwright-core");
  const browser = await chromium.launch({ executablePath: await browserPath(), args: chromiumArguments });
  try {
    const page = await browser.newPage({
      viewport: { width: 1680, height: 860 },
      deviceScaleFactor: 1.25,
      reducedMotion: "reduce",
    });
    await page.goto(`${address}/sign-in`);
    await page.getByRole("main").getByRole("button").first().click();
    await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
    await page.goto(`${address}/alignment`, { waitUntil: "networkidle" });
    await page.screenshot({ path: PICTURE });
  } finally {
    await browser.close();
  }
}

await main(async () => {
  await pythonEnvironment();
  await webEnvironment();
  await build();
  const server = await throwAwayServer();
  await photograph(server.address).finally(server.stop);
  console.log(PICTURE);
});
