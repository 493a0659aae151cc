// The browser tests: every page in its languages and at two widths, and the ways people go through them.
// `node run.mjs WORDS` runs the tests whose name holds the words; `house` or `trust` those after the first set-up.
import assert from "node:assert/strict";
import { openBrowser } from "./browser.mjs";
import { startServer } from "./server.mjs";
import { everyPageIsAccessible } from "./pages.mjs";
import { aComplaintIsAnswered } from "./complaint.mjs";
import { formWays } from "./forms.mjs";
import { aPasskeyOpens, theHouseIsSetUp } from "./house.mjs";
import { taken } from "./look.mjs";
import { aProviderOfOthers } from "./openid.mjs";
import { trust } from "./trust.mjs";
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

/** Runs one test and says how it went; answers what it made. */
async function run(name, test, given) {
  const begun = Date.now();
  try {
    const made = await test(given);
    console.log(`ok      ${name} (${Math.round((Date.now() - begun) / 1000)} s)`);
    return made;
  } catch (error) {
    failed += 1;
    console.error(`FAILED  ${name}\n${error.stack}`);
    return undefined;
  }
}

try {
  const storageState = await comeIn(browser, server);
  const wanted = (name) => !only || name.includes(only);
  for (const [name, test] of Object.entries({ "every page is accessible and keeps within its width": everyPageIsAccessible, ...ways, ...formWays, "a provider that others wrote says who somebody is": aProviderOfOthers })) {
    if (!wanted(name)) continue;
    const context = await browser.newContext({ acceptDownloads: true, storageState });
    await run(name, test, { context, server, assert });
    await context.close();
  }
  // From here on `local` is over, and each test begins where the one before ended.
  const inside = { "a complaint is written, opened by two and answered": aComplaintIsAnswered, ...trust, "a passkey opens, and an idle page is covered": aPasskeyOpens };
  if (!only || only === "house" || only === "trust") {
    const context = await browser.newContext({ acceptDownloads: true, storageState });
    const house = await run("two people set the house up", theHouseIsSetUp, { context, server, assert });
    const chosen = only === "trust" ? trust : inside;
    for (const [name, test] of Object.entries(house ? chosen : {})) await run(name, test, { house, server, assert });
  }
  console.log(`${taken.looks} looks at ${taken.pages.size} pages`);
} finally {
  await browser.close();
  await server.stop();
}
process.exit(failed ? 1 : 0);
