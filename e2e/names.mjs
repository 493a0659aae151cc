// Names: a file with names comes in sealed, the key is unlocked, a person found, her name opened against a trace, an emergency asked about.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { press, send, tabTo } from "./cast.mjs";
import { AGENCY, PASSPHRASE } from "./house.mjs";
import { seen } from "./look.mjs";

export const NAME = "Zwelgrimbund";
const FEMALE_ADULT = "female,27_29";

/** Five invented people with names; one of them a child. */
function fileWithNames(folder) {
  const path = join(folder, "arrivals.csv");
  const people = ["Ana-Maria", "Ilinka", "Sabiha", "Noor"].map((given, at) => `n${at},${given},${NAME},+40 21 555 010${at},${FEMALE_ADULT},forced_labour`);
  const child = `n9,Petru,${NAME},,male,9_17,forced_begging`;
  writeFileSync(path, ["record,victim.given_name,victim.family_name,victim.phone,victim.sex,victim.age_group,event.forms", ...people, child].join("\n"));
  return path;
}

/** Brings the file in; names are sealed as they come. */
export async function aFileWithNamesComesIn({ house, server, assert }) {
  const { lead, home } = house;
  await lead.goto(`${home}/en/import`);
  if ((await lead.locator("select[name=agency]").count()) > 0) await lead.locator("select[name=agency]").selectOption(AGENCY);
  await lead.locator('input[type="file"]').setInputFiles(fileWithNames(server.folder));
  await seen(lead, assert, "import-names");
  await lead.locator("main button.btn-primary").click();
  await lead.waitForURL(/\/en\/import\/.+/);
  const preview = await lead.locator("main").innerText();
  assert.ok(!preview.includes(NAME), "the look before keeping shows no name");
  await seen(lead, assert, "import-names-preview");
  await lead.locator("main button.btn-primary").click();
  await lead.waitForURL(/\/en\/files\/[0-9a-f-]{36}/, { timeout: 30_000 });
  assert.match(await lead.locator("main").innerText(), /5 new records/);
  await seen(lead, assert, "report-names");
}

/** The key is opened with its passphrase; a wrong one is told at its field. */
export async function theKeyIsUnlocked({ house, assert }) {
  const { lead, worker, home } = house;
  await worker.goto(`${home}/en/keys`);
  await worker.locator(`main a[href$="/keys/${AGENCY}"]`).click();
  await worker.waitForURL(/keys\/.+/);
  await seen(worker, assert, "key-locked");
  await worker.locator("input[name=passphrase]").fill("an altogether wrong one");
  await send(worker);
  assert.match(await worker.locator("main").innerText(), /does not open the key/);
  await seen(worker, assert, "key-wrong");
  await worker.locator("input[name=passphrase]").fill(PASSPHRASE);
  await send(worker);
  await worker.locator('main form[action$="/lock"]').waitFor();
  await lead.goto(`${home}/en/keys/${AGENCY}`);
  await lead.locator('main form[action$="/index"]').waitFor();
  await seen(lead, assert, "key-unlocked");
  await press(lead.locator('main form[action$="/sheets"] button'));
  assert.equal(await lead.locator(".recovery-sheet").count(), 5);
  await seen(lead, assert, "key-sheets");
}

/** From the search to the open name and away again; gives the address of the record. `script` says whether the page closes by itself. */
export async function aNameIsOpened({ page, home, assert, given, script }) {
  const shot = (name) => (script ? seen(page, assert, name) : undefined);
  await page.goto(`${home}/en/find`);
  await page.locator("input[name=words]").fill("a");
  await send(page);
  assert.match(await page.locator("main").innerText(), /at least/);
  await shot("find-short");
  await page.locator("input[name=words]").fill(`${NAME} ${given}`);
  await send(page);
  const found = page.locator('main tbody a[href*="/records/"]');
  assert.equal(await found.count(), 1);
  assert.ok(!(await page.locator("main").innerText()).includes(NAME), "found without a name");
  await shot("found");
  await found.first().click();
  await page.waitForURL(/\/records\//);
  const record = new URL(page.url()).pathname.replace("/en", "");
  await shot("record-named");
  await page.locator('main a[href$="/identity"]').click();
  await page.waitForURL(/identity/);
  await send(page);
  assert.match(await page.locator("main").innerText(), new RegExp(NAME));
  assert.ok(!page.url().includes(NAME) && !(await page.title()).includes(NAME));
  await shot("opened");
  await page.locator("main a.btn-primary").click();
  await page.waitForURL((url) => url.pathname.endsWith(record));
  return record;
}

/** The same by keyboard alone, from the top of the page. */
export async function aNameIsOpenedByKeyboard({ house, assert }) {
  const { worker: page, home } = house;
  await page.goto(`${home}/en/`);
  await tabTo(page, 'a[href="/en/find"]');
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/find/);
  await tabTo(page, "#words");
  await page.keyboard.type(`ilinka ${NAME}`);
  await page.keyboard.press("Enter");
  await page.locator("#found").waitFor();
  await tabTo(page, 'main tbody a[href*="/records/"]');
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/records\//);
  await tabTo(page, 'main a[href$="/identity"]');
  await page.keyboard.press("Enter");
  await page.waitForURL(/identity/);
  await tabTo(page, "main input[type=radio]");
  await page.keyboard.press("Space");
  await tabTo(page, "main form button.btn-primary");
  await page.keyboard.press("Enter");
  await page.getByText(NAME).first().waitFor();
  await tabTo(page, "main a.btn-primary");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/records\/[0-9a-f-]{36}$/);
  assert.ok(!(await page.content()).includes(NAME), "closed");
}

/** In an emergency a name opens with a reason in words; the supervisor reads it and answers, the officer sees it in her report. */
export async function anEmergencyIsAnswered({ house, record, page, assert, script }) {
  const { lead, watch, home } = house;
  await page.goto(`${home}/en${record}`);
  await page.locator('main a[href$="/emergency"]').click();
  await page.waitForURL(/emergency/);
  await page.locator('input[name=reason][value="medical"]').check();
  await page.locator("textarea[name=words]").fill(" ");
  await send(page);
  assert.match(await page.locator("main").innerText(), /Say in words/);
  assert.ok(await page.locator('input[name=reason][value="medical"]').isChecked(), "the choice is kept");
  if (script) await seen(page, assert, "emergency-wordless");
  await page.locator("textarea[name=words]").fill("She bleeds, and the ambulance asks for her blood group.");
  await send(page);
  assert.match(await page.locator("main").innerText(), new RegExp(NAME));
  if (!script) return;
  await seen(page, assert, "emergency-opened");
  await lead.goto(`${home}/en/browsing/emergencies`);
  await seen(lead, assert, "emergencies");
  await press(lead.locator('form[action$="/words"] button').first());
  assert.match(await lead.locator("main").innerText(), /blood group/);
  await seen(lead, assert, "emergency-words");
  await lead.goto(`${home}/en/browsing/emergencies`);
  await press(lead.locator('button[value="confirmed"]').first());
  await watch.goto(`${home}/en/browsing`);
  await watch.locator("input[name=record]").fill(record.split("/").at(-1));
  await press(watch.locator('form[action$="/browsing/canaries"] button'));
  await watch.goto(`${home}/en/browsing`);
  const report = await watch.locator("main").innerText();
  assert.match(report, new RegExp(record.split("/").at(-1)), "it is placed");
  assert.doesNotMatch(report, /worker-1/, "who opened it before it was placed had a reason to");
  await seen(watch, assert, "browsing-canary");
  await press(watch.locator('form[action$="/canaries/remove"] button'));
}
