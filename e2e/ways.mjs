// The ways people go: bring a file in, read the typology in two languages, build a table and take it away, by keyboard, without script.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DESK, PHONE } from "./browser.mjs";

/** A small file of invented people in the blank template's layout; one row cannot be read. */
function smallFile(folder) {
  const path = join(folder, "visits.csv");
  const rows = ["record,victim.sex,victim.age_group,event.forms", "a1,female,18_20,forced_labour", "a2,male,9_17,forced_begging", ",female,9_17,forced_marriage"];
  writeFileSync(path, rows.join("\n"));
  return path;
}

async function bringIn(page, server, file, script) {
  await page.goto(`${server.origin}/en/import`);
  await page.locator('input[name="agency_code"]').fill("night-clinic");
  await page.locator('input[name="agency_name"]').fill("Night clinic");
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.locator('main button.btn-primary').click();
  await page.waitForURL(/\/en\/import\/.+/);
  const preview = await page.locator("main").innerText();
  await page.locator("main button.btn-primary").click();
  // Without script the page reloads itself until the work has ended.
  await page.waitForURL(/\/en\/files\/[0-9a-f-]{36}/, { timeout: script ? 20_000 : 30_000 });
  return preview;
}

export const ways = {
  "a file comes in, and its bad row can be taken away": async ({ context, server, assert }) => {
    const page = await context.newPage();
    const preview = await bringIn(page, server, smallFile(server.folder), true);
    assert.match(preview, /Nothing is kept yet/);
    const report = await page.locator("main").innerText();
    assert.match(report, /2 new records/);
    assert.match(report, /1 row stayed outside/);
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator('a[href$="problems.csv"]').click()]);
    const problems = readFileSync(await download.path(), "utf8");
    assert.match(problems, /lantern_reason/);
    assert.match(problems, /forced_marriage/);
  },

  "without script a file comes in as well": async ({ context, server, assert }) => {
    const quiet = await context.browser().newContext({ javaScriptEnabled: false, storageState: await context.storageState() });
    const page = await quiet.newPage();
    await bringIn(page, server, smallFile(server.folder), false);
    assert.match(await page.locator("main").innerText(), /1 row stayed outside/);
    await bringIn(page, server, smallFile(server.folder), false);
    assert.match(await page.locator("main").innerText(), /2 records unchanged/);
    await quiet.close();
  },

  "the typology reads in English and in Arabic": async ({ context, server, assert }) => {
    const page = await context.newPage();
    await page.setViewportSize(DESK);
    await page.goto(`${server.origin}/en/typology`);
    assert.ok((await page.locator("main figure svg").count()) > 5, "pictures are drawn");
    assert.ok((await page.locator("main table").count()) > 5, "each has its table");
    await page.locator(".tongues", { has: page.locator('a[lang="ar"]') }).locator("summary").click();
    await page.locator('.tongues a[lang="ar"]').click();
    await page.waitForURL(/\/ar\/typology/);
    assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
    assert.match(await page.locator("main").innerText(), /[\u0660-\u0669]/, "numbers in Arabic digits");
    const bar = await page.locator(".brand").boundingBox();
    assert.ok(bar.x > DESK.width / 2, "the mark stands at the right edge");
  },

  "public figures withhold small numbers, and refuse what is not on the lattice": async ({ context, server, assert }) => {
    const page = await context.newPage();
    await page.goto(`${server.origin}/en/typology?figures=public`);
    assert.match(await page.locator("main").innerText(), /withheld/);
    const answer = await page.goto(`${server.origin}/en/table?by=citizenship&by=exploitation_area&figures=public`);
    assert.equal(answer.status(), 403);
    assert.ok((await page.locator("main ul a").count()) > 0, "the nearest tables are named");
  },

  "a table is built and taken away": async ({ context, server, assert }) => {
    const page = await context.newPage();
    await page.goto(`${server.origin}/en/table?by=sex`);
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator('a[href*="table.csv"]').first().click()]);
    const text = readFileSync(await download.path(), "utf8");
    assert.match(text, /sex,sex_label,count/);
    assert.match(text, /operational, not for publication/);
  },

  "the keyboard alone reaches the typology, and Shift three times leaves": async ({ context, server, assert }) => {
    const page = await context.newPage();
    await page.route("**/worldweather.wmo.int/**", (route) => route.fulfill({ body: "weather" }));
    await page.goto(`${server.origin}/en/`);
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press("Tab");
      if ((await page.evaluate(() => document.activeElement.getAttribute("href"))) === "/en/typology") break;
    }
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/en\/typology/);
    for (let press = 0; press < 3; press += 1) await page.keyboard.press("Shift");
    await page.waitForURL(/worldweather/);
  },

  "on a phone the import page fits and can be used": async ({ context, server, assert }) => {
    const page = await context.newPage();
    await page.setViewportSize(PHONE);
    await page.goto(`${server.origin}/ar/import`);
    const box = await page.locator("main button.btn-primary").boundingBox();
    assert.ok(box.height >= 40 && box.x >= 0 && box.x + box.width <= PHONE.width);
  },
};
