// The people of a house: how somebody is invited by two, sets up a sign-in of her own and comes in; and what all of them do with pages.
import { createHmac } from "node:crypto";
import { DESK } from "./browser.mjs";
import { listening } from "./look.mjs";

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

async function answered(page, button) {
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await button.click();
  await answer;
  await page.waitForLoadState();
}

/** Presses a button that sends a form, and waits for the page that answers. Where a fresh proof is asked for, it is given, and the form goes on. */
export async function press(button) {
  const page = button.page();
  await answered(page, button);
  if ((await page.locator("main input[name=proof]").count()) === 0) return;
  await page.locator("main input[name=password]").fill(password(page.which));
  await page.locator("main input[name=code]").fill(code(page.secret));
  await answered(page, page.locator("main form button.btn-primary"));
}

/** Presses the one primary button of the page. */
export const send = (page) => press(page.locator("main form button.btn-primary").first());

export const password = (which) => `the grey heron waits ${which}`;

export async function signIn(page, login, which, digits) {
  await page.locator("input[name=login]").fill(login);
  await page.locator("input[name=password]").fill(password(which));
  await page.locator("input[name=code]").fill(digits);
  await page.locator("main form button.btn-primary").first().click();
}

/** The secret that a page shows once for an authenticator. */
export async function shownSecret(page) {
  return (await page.locator("main .code").first().innerText()).replace(/[^A-Z2-7]/g, "");
}

/** Two people invite another together: the roles, then the code that lets her in. */
async function proposed({ home, keeper, watch }, login, roles, agency) {
  await keeper.goto(`${home}/en/people/invite`);
  await keeper.locator("main input[name=login]").fill(login);
  for (const role of roles) await keeper.locator(`input[name=role][value="${role}"]`).check();
  await keeper.locator("select[name=agency]").selectOption(agency);
  await press(keeper.locator("main form button.btn-primary"));
  await watch.goto(`${home}/en/people/waiting`);
  await press(watch.locator('form[action*="/proposals/"][action$="/confirm"] button').first());
  await keeper.goto(`${home}/en/people/waiting`);
  await press(keeper.locator('form[action$="/apply"] button').first());
  await press(keeper.locator('form[action$="/reset"] button'));
  const reset = await keeper.locator(".reset-code .code").innerText();
  await watch.goto(`${home}/en/people/waiting`);
  const confirmation = watch.locator('form[action*="/resets/"][action$="/confirm"]').first();
  await confirmation.locator("input[name=seen]").check();
  await press(confirmation.locator("button"));
  return reset;
}

/** Somebody new comes in: gives her page, in a browser of her own. */
export async function invited(house, login, roles, agency) {
  const { browser, home } = house;
  const reset = await proposed(house, login, roles, agency);
  const page = await (await browser.newContext({ acceptDownloads: true })).newPage();
  page.said = listening(page);
  await page.setViewportSize(DESK);
  await page.goto(`${home}/en/reset`);
  await page.locator("input[name=login]").fill(login);
  await page.locator("input[name=reset]").fill(reset);
  await page.locator("input[name=new]").fill(password(login.at(-1)));
  await send(page);
  const secret = await shownSecret(page);
  await page.locator("input[name=first]").fill(code(secret));
  await send(page);
  await page.waitForURL(/sign-in/);
  // The step that set the authenticator up is spent: the next one counts.
  await signIn(page, login, login.at(-1), code(secret));
  await page.waitForURL((url) => !url.pathname.includes("sign-in"));
  Object.assign(page, { secret, which: login.at(-1) });
  return page;
}

/** The same person in the same session, in a browser that runs no script. */
export async function withoutScript(page) {
  const context = await page.context().browser().newContext({ javaScriptEnabled: false, acceptDownloads: true, storageState: await page.context().storageState(), viewport: DESK });
  const quiet = await context.newPage();
  Object.assign(quiet, { said: listening(quiet), secret: page.secret, which: page.which });
  return quiet;
}

/** Goes on with Tab until the element that has the focus is the wanted one; a keyboard that never gets there fails. */
export async function tabTo(page, selector, steps = 90) {
  for (let step = 0; step < steps; step += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}
