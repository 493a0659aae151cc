// A token for a program: made by whoever proves herself, shown once, taken back.
import { code, password, press, send } from "./cast.mjs";
import { seen } from "./look.mjs";

export async function aTokenIsMadeAndRevoked({ house, assert }) {
  const { worker: page, home } = house;
  await page.goto(`${home}/en/account/tokens`);
  await page.locator("input[name=label]").fill("nightly count");
  await page.locator("input[name=scope]").first().check();
  await page.locator("main input[name=password]").fill("an altogether wrong one");
  await page.locator("main input[name=code]").fill("000000");
  await send(page);
  assert.equal(await page.locator("input[name=label]").inputValue(), "nightly count", "what was typed stays");
  await seen(page, assert, "token-problems");
  await page.locator("main input[name=password]").fill(password(1));
  await page.locator("main input[name=code]").fill(code(page.secret));
  await send(page);
  await page.locator("#made").waitFor();
  await seen(page, assert, "token-made");
  await page.reload();
  assert.equal(await page.locator("#made").count(), 0, "shown once");
  await press(page.locator('form[action$="/revoke"] button').first());
  assert.match(await page.locator("main").innerText(), /taken back/i);
  await seen(page, assert, "token-revoked");
}
