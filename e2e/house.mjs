// Two people set a house up in a real browser; one adds a passkey and signs in with it. The last way of all: `local` is over afterwards.
import { createHmac } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { DESK, PHONE } from "./browser.mjs";
import { aComplaintIsAnswered } from "./complaint.mjs";

const SHOTS = new URL("shots/", import.meta.url).pathname;
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

const STEP = 30_000;
const spent = new Map();

/** The step whose code an authenticator may show next: each is good once and for its own thirty seconds, so the right moment is waited for. */
function nextStep(secret) {
  const now = Date.now();
  let step = Math.floor(now / STEP);
  // What is typed in the last seconds of a step may arrive in the next.
  if (step <= (spent.get(secret) ?? 0) || (step + 1) * STEP - now < 4_000) step = Math.max(step, spent.get(secret) ?? 0) + 1;
  const wait = step * STEP - now;
  if (wait > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
  spent.set(secret, step);
  return step;
}

/** The next code of an authenticator (RFC 6238) that can be used. */
export function code(secret) {
  let bits = "";
  for (const letter of secret) bits += LETTERS.indexOf(letter).toString(2).padStart(5, "0");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(nextStep(secret)));
  const digest = createHmac("sha1", key).update(counter).digest();
  const offset = digest[19] & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

export async function send(page) {
  await page.locator("main form button.btn-primary, main form button.btn-plain").first().click();
}

export async function sound(page, assert, name) {
  const text = await page.locator("body").innerText();
  assert.ok(!text.includes("⟦"), `${name}: a message is missing`);
  const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  assert.deepEqual(found.violations.filter((one) => ["serious", "critical"].includes(one.impact)).map((one) => `${name}: ${one.id}`), []);
  await page.screenshot({ path: `${SHOTS}house-${name}.png`, fullPage: true });
}

export async function person(page, assert, which, login) {
  await page.locator("input[name=login]").fill(login);
  await page.locator("input[name=new]").fill(`the grey heron waits ${which}`);
  await sound(page, assert, `person-${which}`);
  await send(page);
  await page.waitForURL(/authenticator/);
  const secret = (await page.locator("main .code").first().innerText()).replace(/[^A-Z2-7]/g, "");
  assert.equal(secret.length, 32, "160 bits of secret");
  await sound(page, assert, `authenticator-${which}`);
  await page.locator("input[name=first]").fill(code(secret));
  await send(page);
  await page.waitForURL((url) => !url.pathname.includes("authenticator"));
  return secret;
}

export async function signIn(page, login, which, digits) {
  await page.locator("input[name=login]").fill(login);
  await page.locator("input[name=password]").fill(`the grey heron waits ${which}`);
  await page.locator("input[name=code]").fill(digits);
  await send(page);
}

export async function theHouseIsSetUp({ context, server, assert }) {
  const home = server.origin.replace("127.0.0.1", "localhost");
  const own = (await context.cookies()).find((cookie) => cookie.name === "lantern");
  await context.addCookies([{ ...own, domain: "localhost" }]);
  const page = await context.newPage();
  await page.setViewportSize(DESK);
  await page.goto(`${home}/en/set-up`);
  await page.locator("main a.btn-primary, main form button.btn-primary").first().click();
  const first = await person(page, assert, 1, "keeper-1");
  const second = await person(page, assert, 2, "watch-1");
  await page.locator("input[name=agency_code]").fill("shelter-test");
  await page.locator("input[name=agency_name]").fill("An invented shelter");
  for (const name of ["passphrase", "again"]) await page.locator(`input[name=${name}]`).fill("seven lanterns over water");
  await sound(page, assert, "agency");
  await send(page);
  await page.waitForURL(/check/);
  await sound(page, assert, "check");
  await page.locator("main form button.btn-primary").click();
  await page.locator(".recovery-sheet").first().waitFor();
  assert.equal(await page.locator(".recovery-sheet").count(), 3, "three sheets");
  const words = await page.locator(".recovery-sheet .words").first().innerText();
  assert.ok(words.trim().split(/\s+/).filter((word) => /^[a-z]+$/.test(word)).length === 33, "33 words on a sheet");
  await sound(page, assert, "sheets");
  await page.goto(`${home}/en/records`);
  assert.match(page.url(), /sign-in/, "`local` is over");
  await sound(page, assert, "sign-in");
  await signIn(page, "keeper-1", 1, "000000");
  assert.match(await page.locator("main").innerText(), /did not fit/);
  // The step that set the authenticator up is spent: the next one counts.
  await signIn(page, "keeper-1", 1, code(first));
  await page.waitForURL((url) => !url.pathname.includes("sign-in"));
  assert.equal((await page.goto(`${home}/en/records`)).status(), 403, "an administrator sees no record");
  const browser = context.browser();
  const watch = await (await browser.newContext()).newPage();
  await watch.goto(`${home}/en/sign-in`);
  await signIn(watch, "watch-1", 2, code(second));
  await watch.waitForURL((url) => !url.pathname.includes("sign-in"));
  await aComplaintIsAnswered({ browser, home, server, folder: server.folder, keeper: page, watch, assert });
  await aPasskey(page, home, assert);
  await anIdlePage(page, home, assert);
  await page.setViewportSize(PHONE);
  await page.goto(`${home}/ar/people`);
  await sound(page, assert, "people.ar");
}

async function aPasskey(page, home, assert) {
  const client = await page.context().newCDPSession(page);
  await client.send("WebAuthn.enable");
  await client.send("WebAuthn.addVirtualAuthenticator", {
    options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  await page.goto(`${home}/en/account`);
  await page.locator("form.passkey-new input[name=label]").fill("key in the safe");
  await page.locator("form.passkey-new button").click();
  await page.getByText("key in the safe", { exact: true }).waitFor();
  await sound(page, assert, "account");
  await page.locator(".frame details", { has: page.locator('form[action$="/sign-out"]') }).locator("summary").click();
  await page.locator('form[action$="/sign-out"] button').first().click();
  await page.waitForURL(/signed-out/);
  await page.goto(`${home}/en/sign-in`);
  await page.locator("input[name=login]").fill("keeper-1");
  await page.locator("[data-passkey-act]").click();
  await page.waitForURL((url) => !url.pathname.includes("sign-in"));
  assert.equal((await page.goto(`${home}/en/people`)).status(), 200, "the passkey opened");
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
  await sound(page, assert, "locked");
  await page.locator("[data-passkey-act]").click();
  await page.waitForURL(/unsent/);
  assert.match(await page.locator("main").innerText(), /worker-7/);
  await sound(page, assert, "unsent");
}
