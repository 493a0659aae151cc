// Every page: answers, no errors in the console, nothing that axe finds serious, no sideways scrolling, a picture to look at.
import AxeBuilder from "@axe-core/playwright";
import { mkdirSync } from "node:fs";
import { DESK, PHONE } from "./browser.mjs";

const LANGUAGES = ["en", "ar", "zh"];
const PATHS = {
  start: "/", files: "/files", import: "/import", typology: "/typology", "typology-public": "/typology?figures=public",
  core: "/typology/core", table: "/table", "table-built": "/table?by=sex&by=age_broad", quality: "/quality", records: "/records", lists: "/lists", list: "/lists/exploitation_form", account: "/account", policy: "/policy", "own-access": "/account/access", ledger: "/ledger", "set-up": "/set-up", "set-up-person": "/set-up/person/1", complain: "/complain", "complain-answer": "/complain/answer", missing: "/nothing-here",
};
const SHOTS = new URL("shots/", import.meta.url).pathname;

export async function everyPageIsAccessible({ context, server, assert }) {
  mkdirSync(SHOTS, { recursive: true });
  const page = await context.newPage();
  const said = [];
  page.on("console", (message) => message.type() === "error" && !message.text().includes("404") && said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  const paths = { ...PATHS, ...(await reachable(page, server)) };
  const problems = [];
  for (const language of LANGUAGES) {
    for (const [name, path] of Object.entries(paths)) {
      for (const [width, viewport] of Object.entries({ 360: PHONE, 1280: DESK })) {
        await page.setViewportSize(viewport);
        const answer = await page.goto(`${server.origin}/${language}${path}`);
        const where = `${language} ${name} ${width}`;
        if (answer.status() !== (name === "missing" ? 404 : 200)) problems.push(`${where}: answered ${answer.status()}`);
        const text = await page.locator("body").innerText();
        if (text.includes("⟦")) problems.push(`${where}: a message is missing: ${/⟦[^⟧]*⟧/.exec(text)?.[0]}`);
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (sideways > 0) problems.push(`${where}: ${sideways} px of sideways scrolling`);
        const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
        for (const one of found.violations.filter((one) => ["serious", "critical"].includes(one.impact))) {
          problems.push(`${where}: ${one.id}: ${one.help}: ${one.nodes[0].html.slice(0, 160)}`);
        }
        await page.screenshot({ path: `${SHOTS}${name}.${language}.${width}.png`, fullPage: name !== "typology" || width === "1280" });
      }
    }
  }
  problems.push(...said.map((text) => `console: ${text}`));
  assert.deepEqual([...new Set(problems)], []);
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
