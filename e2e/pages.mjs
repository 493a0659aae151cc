// Every page that `local` sees: answers, no errors in the console, nothing that axe finds serious, no sideways scrolling, a picture to look at.
import { listening, walked } from "./look.mjs";

const LANGUAGES = ["en", "ar", "zh"];
const PATHS = {
  start: "/", files: "/files", import: "/import", typology: "/typology", "typology-public": "/typology?figures=public",
  core: "/typology/core", table: "/table", "table-built": "/table?by=sex&by=age_broad", quality: "/quality", records: "/records", forms: "/forms", form: "/forms/labour-indicators", lists: "/lists", list: "/lists/exploitation_form", account: "/account", policy: "/policy", "own-access": "/account/access", ledger: "/ledger", "set-up": "/set-up", "set-up-person": "/set-up/person/1", complain: "/complain", "complain-answer": "/complain/answer", missing: "/nothing-here",
};

export async function everyPageIsAccessible({ context, server, assert }) {
  const page = await context.newPage();
  const said = listening(page);
  const paths = { ...PATHS, ...(await reachable(page, server)) };
  const problems = await walked(page, server.origin, paths, LANGUAGES, (name) => (name === "missing" ? 404 : 200));
  assert.deepEqual([...new Set([...problems, ...said])], []);
}

/** Addresses that only the data know: the first record and the first import. */
async function reachable(page, server) {
  const found = {};
  for (const [name, list, pattern] of [["record", "/records", /\/en(\/records\/[0-9a-f-]{36})/], ["report", "/files", /\/en(\/files\/[0-9a-f-]{36})/]]) {
    await page.goto(`${server.origin}/en${list}`);
    const hrefs = await page.locator("main a").evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
    const path = hrefs.map((href) => pattern.exec(href)?.[1]).find(Boolean);
    if (!path) throw new Error(`${list} leads to no ${name}`);
    found[name] = path;
  }
  return found;
}
