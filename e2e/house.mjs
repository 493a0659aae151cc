// Two people set a house up in a real browser; one adds a passkey and signs in with it. `local` is over afterwards.
import { DESK, PHONE } from "./browser.mjs";
import { code, password, press, shownSecret, signIn } from "./cast.mjs";
import { listening, seen } from "./look.mjs";

export const AGENCY = "shelter-test";
export const PASSPHRASE = "seven lanterns over water";

export async function send(page) {
  await page.locator("main form button.btn-primary, main form button.btn-plain").first().click();
}

export async function person(page, assert, which, login) {
  await page.locator("input[name=login]").fill(login);
  await page.locator("input[name=new]").fill(password(which));
  await seen(page, assert, `person-${which}`);
  await send(page);
  await page.waitForURL(/authenticator/);
  const secret = await shownSecret(page);
  assert.equal(secret.length, 32, "160 bits of secret");
  await seen(page, assert, `authenticator-${which}`);
  await page.locator("input[name=first]").fill(code(secret));
  await send(page);
  await page.waitForURL((url) => !url.pathname.includes("authenticator"));
  return secret;
}

/** The first set-up, to the recovery sheets on paper; answers the house: who keeps it, who watches over it. */
export async function theHouseIsSetUp({ context, server, assert }) {
  const home = server.origin.replace("127.0.0.1", "localhost");
  const own = (await context.cookies()).find((cookie) => cookie.name === "lantern");
  await context.addCookies([{ ...own, domain: "localhost" }]);
  const page = await context.newPage();
  page.said = listening(page);
  await page.setViewportSize(DESK);
  await page.goto(`${home}/en/set-up`);
  await page.locator("main a.btn-primary, main form button.btn-primary").first().click();
  const first = await person(page, assert, 1, "keeper-1");
  const second = await person(page, assert, 2, "watch-1");
  await page.locator("input[name=agency_code]").fill(AGENCY);
  await page.locator("input[name=agency_name]").fill("An invented shelter");
  for (const name of ["passphrase", "again"]) await page.locator(`input[name=${name}]`).fill(PASSPHRASE);
  await seen(page, assert, "agency");
  await send(page);
  await page.waitForURL(/check/);
  await seen(page, assert, "check");
  await page.locator("main form button.btn-primary").click();
  await page.locator(".recovery-sheet").first().waitFor();
  await theSheets(page, assert);
  await page.goto(`${home}/en/records`);
  assert.match(page.url(), /sign-in/, "`local` is over");
  await seen(page, assert, "sign-in");
  await signIn(page, "keeper-1", 1, "000000");
  assert.match(await page.locator("main").innerText(), /did not fit/);
  await seen(page, assert, "sign-in-again");
  // The step that set the authenticator up is spent: the next one counts.
  await signIn(page, "keeper-1", 1, code(first));
  await page.waitForURL((url) => !url.pathname.includes("sign-in"));
  assert.equal((await page.goto(`${home}/en/records`)).status(), 403, "an administrator sees no record");
  await seen(page, assert, "refused");
  const browser = context.browser();
  const watch = await (await browser.newContext()).newPage();
  watch.said = listening(watch);
  await watch.setViewportSize(DESK);
  await watch.goto(`${home}/en/sign-in`);
  await signIn(watch, "watch-1", 2, code(second));
  await watch.waitForURL((url) => !url.pathname.includes("sign-in"));
  Object.assign(page, { secret: first, which: 1 });
  Object.assign(watch, { secret: second, which: 2 });
  return { browser, home, keeper: page, watch, context };
}

/** Three sheets of 33 words; printed, each stands on a page of its own. */
async function theSheets(page, assert) {
  assert.equal(await page.locator(".recovery-sheet").count(), 3, "three sheets");
  const words = await page.locator(".recovery-sheet .words").first().innerText();
  assert.ok(words.trim().split(/\s+/).filter((word) => /^[a-z]+$/.test(word)).length === 33, "33 words on a sheet");
  await seen(page, assert, "sheets");
  await page.emulateMedia({ media: "print" });
  const printed = await page.pdf({ format: "A4", path: new URL("shots/sheets.pdf", import.meta.url).pathname });
  await page.emulateMedia({ media: null });
  const pages = printed.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
  assert.ok(pages >= 3 && pages <= 4, `three sheets are ${pages} pages of paper`);
}

/** The keeper adds a passkey and comes back with it; afterwards an idle page is covered, and uncovered by the same key. */
export async function aPasskeyOpens({ house, assert }) {
  const { keeper: page, home } = house;
  const client = await page.context().newCDPSession(page);
  await client.send("WebAuthn.enable");
  await client.send("WebAuthn.addVirtualAuthenticator", {
    options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  await page.goto(`${home}/en/account`);
  const asked = page.locator('form[action$="/account/prove"] button');
  if ((await asked.count()) > 0) await press(asked.first());
  await page.locator("form.passkey-new input[name=label]").fill("key in the safe");
  await page.locator("form.passkey-new button").click();
  await page.getByText("key in the safe", { exact: true }).waitFor();
  await seen(page, assert, "account-passkey");
  await page.locator(".frame details", { has: page.locator('form[action$="/sign-out"]') }).locator("summary").click();
  await page.locator('form[action$="/sign-out"] button').first().click();
  await page.waitForURL(/signed-out/);
  await seen(page, assert, "signed-out");
  await page.goto(`${home}/en/sign-in`);
  await page.locator("input[name=login]").fill("keeper-1");
  await page.locator("[data-passkey-act]").click();
  await page.waitForURL((url) => !url.pathname.includes("sign-in"));
  assert.equal((await page.goto(`${home}/en/people`)).status(), 200, "the passkey opened");
  await anIdlePage(page, home, assert);
  await page.setViewportSize(PHONE);
  await page.goto(`${home}/ar/people`);
  await seen(page, assert, "people.ar");
}

/** A quarter of an hour without a sign: the page is covered, what was typed is sealed, and the same key brings it back. */
async function anIdlePage(page, home, assert) {
  await page.clock.install();
  await page.goto(`${home}/en/people/invite`);
  await page.locator("main input[name=login]").fill("worker-7");
  assert.ok(await page.locator("[data-idle]").isHidden());
  await page.clock.runFor("13:30");
  assert.ok(await page.locator("[data-idle]").isVisible(), "a line says so two minutes before");
  await page.clock.runFor("02:00");
  await page.locator('main form[action$="/unlock"]').waitFor();
  assert.ok(!(await page.locator("main").innerText()).includes("worker-7"), "nothing of it shows");
  await seen(page, assert, "locked");
  await page.locator("[data-passkey-act]").click();
  await page.waitForURL(/unsent/);
  assert.match(await page.locator("main").innerText(), /worker-7/);
  await seen(page, assert, "unsent");
}
