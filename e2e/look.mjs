// A look at a page: it answers, says everything it means to say, keeps within its width, is accessible, and complains about nothing in the console.
import AxeBuilder from "@axe-core/playwright";
import { mkdirSync } from "node:fs";
import { DESK, PHONE } from "./browser.mjs";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const SHOTS = new URL("shots/", import.meta.url).pathname;
const WIDTHS = { 360: PHONE, 1280: DESK };

mkdirSync(SHOTS, { recursive: true });

/** How many looks were taken, for the last line of the run. */
export const taken = { looks: 0, pages: new Set() };

/** Collects what a page says in its console: errors of scripts and of the content security policy. A refusal that a way provokes is its own. */
export function listening(page) {
  const said = [];
  page.on("console", (message) => message.type() === "error" && !/status of (4\d\d|503)/.test(message.text()) && said.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => said.push(`script: ${error.message}`));
  return said;
}

/** What is wrong with the page as it stands. */
async function faults(page, where) {
  const text = await page.locator("body").innerText();
  const found = text.includes("⟦") ? [`${where}: a message is missing: ${/⟦[^⟧]*⟧/.exec(text)?.[0]}`] : [];
  const headings = await page.locator("h1").count();
  if (headings !== 1) found.push(`${where}: ${headings} first headings`);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (sideways > 0) found.push(`${where}: ${sideways} px of sideways scrolling`);
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  for (const one of violations.filter((one) => ["serious", "critical"].includes(one.impact))) {
    found.push(`${where}: ${one.id}: ${one.help}: ${one.nodes[0].html.slice(0, 160)}`);
  }
  return found;
}

/** Looks at the page that is open now, at both widths, and takes its pictures. */
export async function seen(page, assert, name) {
  const before = page.viewportSize();
  const found = [];
  for (const [width, viewport] of Object.entries(WIDTHS)) {
    await page.setViewportSize(viewport);
    found.push(...(await faults(page, `${name} ${width}`)));
    await page.screenshot({ path: `${SHOTS}${name}.${width}.png`, fullPage: true });
    taken.looks += 1;
  }
  taken.pages.add(name);
  if (before) await page.setViewportSize(before);
  assert.deepEqual(found, []);
}

/** Looks at pages by their addresses: each in these languages, at both widths. Answers everything that is wrong. */
export async function walked(page, origin, paths, languages, wanted = () => 200) {
  const found = [];
  for (const language of languages) {
    for (const [name, path] of Object.entries(paths)) {
      for (const [width, viewport] of Object.entries(WIDTHS)) {
        await page.setViewportSize(viewport);
        const answer = await page.goto(`${origin}/${language}${path}`);
        const where = `${language} ${name} ${width}`;
        if (answer.status() !== wanted(name)) found.push(`${where}: answered ${answer.status()}`);
        found.push(...(await faults(page, where)));
        await page.screenshot({ path: `${SHOTS}${name}.${language}.${width}.png`, fullPage: true });
        taken.looks += 1;
      }
      taken.pages.add(name);
    }
  }
  return found;
}
