// Rights: a person sees what is held, a request is answered, an erasure asked alone and taken back, a hold set and released by two, registers kept.
import { press, send } from "./cast.mjs";
import { seen } from "./look.mjs";
import { filled } from "./sharing.mjs";

const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Writes a request down on the page of a record; gives its path. */
async function asked(page, home, record, kind) {
  await page.goto(`${home}/en${record}`);
  await page.locator('main a[href$="/rights"]').first().click();
  await page.waitForURL(/rights$/);
  await filled(page, [["kind", kind]]);
  await send(page);
  await page.waitForURL(/requests\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

/** What is held is shown to the person and taken home; the request is marked as done. */
export async function aPersonSeesWhatIsHeld({ page, lead, home, record, assert, script }) {
  const shot = (name, who = page) => (script ? seen(who, assert, name) : undefined);
  const request = await asked(page, home, record, "see");
  await shot("request-see");
  await page.goto(`${home}/en${record}/rights`);
  await press(page.locator('form[action$="/see"] button'));
  assert.match(await page.locator("main").innerText(), /What is held about you/);
  assert.ok(!(await page.locator("main").innerText()).includes("worker-1"), "no worker is named");
  await shot("held-about-you");
  await page.goto(`${home}/en${record}/rights`);
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator('form[action$="/export"] button').click()]);
  assert.equal(download.suggestedFilename(), "my-data.json");
  await lead.goto(`${home}${request}`);
  await press(lead.locator('form[action$="/decide"] button.btn-primary'));
  await lead.goto(`${home}${request}`);
  assert.match(await lead.locator("main").innerText(), /Done/);
}

/** A value is put right together with the person. */
export async function aValueIsCorrected({ page, home, record, assert, script }) {
  await page.goto(`${home}/en${record}/rights/correct`);
  if (script) await seen(page, assert, "correct-choose");
  await page.locator('main a[href*="field=victim.sex"]').first().click();
  await page.waitForURL(/field=/);
  if (script) await seen(page, assert, "correct-one");
  await filled(page, [["value", "other"]]);
  await send(page);
  await page.waitForURL((url) => !url.search.includes("field="));
}

/** An erasure is asked for, confirmed by a supervisor with the person alone, counted down, and taken back. */
export async function anErasureIsTakenBack({ page, lead, home, record, assert, script }) {
  const shot = (name, who = page) => (script ? seen(who, assert, name) : undefined);
  const request = await asked(page, home, record, "erase");
  await shot("erase-asked");
  await lead.goto(`${home}${request}`);
  await shot("erase-confirm", lead);
  await lead.locator("input[name=alone]").check();
  await send(lead);
  await lead.goto(`${home}${request}`);
  assert.match(await lead.locator("main").innerText(), /14 days/);
  await shot("erase-waiting", lead);
  await page.goto(`${home}${request}`);
  await press(page.locator('form[action$="/cancel"] button'));
  await page.goto(`${home}${request}`);
  assert.match(await page.locator("main").innerText(), /took it back/);
  await shot("erase-cancelled");
}

/** What the law holds is held by one and released by two. */
export async function aHoldIsReleasedByTwo({ house, record, assert }) {
  const { lead, second, home } = house;
  await lead.goto(`${home}/en${record}/rights`);
  await lead.locator("main details summary", { hasText: "Hold" }).click();
  await filled(lead, [["basis", "court_order"], ["ground", "District court, file 12"], ["owner", "lead-1"], ["until", day(40)]]);
  await press(lead.locator('form[action$="/hold"] button'));
  assert.match(await lead.locator("main").innerText(), /There is a problem/);
  assert.equal(await lead.locator("input[name=ground]").inputValue(), "District court, file 12", "what was typed stays");
  await seen(lead, assert, "hold-problems");
  await filled(lead, [["owner", "lead-2"]]);
  await press(lead.locator('form[action$="/hold"] button'));
  await lead.goto(`${home}/en${record}/rights`);
  await seen(lead, assert, "rights-held");
  await second.goto(`${home}/en/rights/holds`);
  await press(second.locator('form[action$="/release"] button'));
  await second.goto(`${home}/en/rights/holds`);
  await seen(second, assert, "holds-proposed");
  await lead.goto(`${home}/en/rights/holds`);
  await seen(lead, assert, "holds-sign");
  await press(lead.locator('form[action$="/sign"] button'));
  await lead.goto(`${home}/en/rights/holds`);
  assert.match(await lead.locator("main").innerText(), /Released/);
}

/** The two registers and the schedules: what does not fit is told at its field, and what was typed stays. */
export async function registersAreKept({ house, assert }) {
  const { worker, watch, home } = house;
  await worker.goto(`${home}/en/rights/incidents/report`);
  await filled(worker, [["kind", "disclosure"], ["groups", "contact"], ["persons", "4"], ["happened", "yesterday"]]);
  await send(worker);
  assert.ok(await worker.locator('[name=groups][value="contact"]').isChecked(), "what was chosen stays");
  await seen(worker, assert, "incident-problems");
  await filled(worker, [["happened", day(-1)]]);
  await send(worker);
  await worker.waitForURL(/\/rights$/);
  await watch.goto(`${home}/en/rights/incidents`);
  await watch.locator("main tbody a").first().click();
  await watch.waitForURL(/incidents\/[0-9a-f-]{36}$/);
  await seen(watch, assert, "incident");
  await watch.goto(`${home}/en/rights/processing/entry`);
  await filled(watch, [["title", "Case work of the shelter"], ["purposes", "casework"], ["bases", "consent"], ["whose", "persons_at_risk"], ["safeguards", "Names are sealed\nEach look is logged"], ["assessed", "soon"]]);
  await send(watch);
  assert.ok(await watch.locator('[name=purposes][value="casework"]').isChecked(), "what was chosen stays");
  await seen(watch, assert, "processing-problems");
  await filled(watch, [["class", "severe"], ["assessed", day(-30)]]);
  await send(watch);
  await watch.waitForURL(/processing$/);
  await watch.goto(`${home}/en/rights/retention`);
  await filled(watch, [["kind", "case_file"], ["from", "created"], ["action", "erase"], ["days", "many"], ["source", "Decision 4 of the board"]]);
  await press(watch.locator('form[action$="/retention"] button'));
  assert.equal(await watch.locator("[name=source]").inputValue(), "Decision 4 of the board");
  await seen(watch, assert, "retention-problems");
  await filled(watch, [["days", "1825"]]);
  await press(watch.locator('form[action$="/retention"] button'));
  await watch.goto(`${home}/en/rights/retention`);
  await seen(watch, assert, "retention-waiting");
}
