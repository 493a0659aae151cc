// The browser tests: every page in three languages and two widths, and the ways people go through them.
import assert from "node:assert/strict";
import { openBrowser } from "./browser.mjs";
import { startServer } from "./server.mjs";
import { everyPageIsAccessible } from "./pages.mjs";
import { theHouseIsSetUp } from "./house.mjs";
import { aProviderOfOthers } from "./openid.mjs";
import { ways } from "./ways.mjs";

/** The printed link is good once: one browser comes in with it, and all others begin with its cookies. */
async function comeIn(browser, server) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(server.link);
  await page.waitForURL(`${server.origin}/en/`);
  assert.ok(!page.url().includes("#"), "the code does not stay in the address");
  const session = await context.storageState();
  await context.close();
  return session;
}

const only = process.argv[2];
const server = await startServer();
const browser = await openBrowser();
let failed = 0;
try {
  const session = await comeIn(browser, server);
  const tests = { "every page is accessible and keeps within its width": everyPageIsAccessible, ...ways, "two people set the house up, and one comes back with a passkey": theHouseIsSetUp, "a provider that others wrote says who somebody is": aProviderOfOthers };
  for (const [name, test] of Object.entries(tests)) {
    if (only && !name.includes(only)) continue;
    const context = await browser.newContext({ acceptDownloads: true, storageState: session });
    try {
      await test({ context, server, assert });
      console.log(`ok      ${name}`);
    } catch (error) {
      failed += 1;
      console.error(`FAILED  ${name}\n${error.stack}`);
    } finally {
      await context.close();
    }
  }
} finally {
  await browser.close();
  await server.stop();
}
process.exit(failed ? 1 : 0);
