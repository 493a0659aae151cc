// Sign-in on the word of an OpenID provider that others wrote (npm oidc-provider), in a real browser: linking, coming in with script and
// without, and a person whom nobody linked. The provider is 127.0.0.1 and we are localhost: to a browser these are two sites, so that
// strict cookies stay behind as they would anywhere.
import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Provider from "oidc-provider";
import { DESK, PHONE } from "./browser.mjs";
import { code, signIn } from "./cast.mjs";
import { person, send } from "./house.mjs";
import { seen } from "./look.mjs";
import { freePort, launch } from "./server.mjs";

const SECRET = "only-the-two-of-us-know-this-one-and-it-is-long";

/** The provider, with its own pages where anybody signs in under any name, as it has them for development. */
async function startProvider(port, home) {
  const provider = new Provider(`http://127.0.0.1:${port}`, {
    clients: [{
      client_id: "lantern", client_secret: SECRET, redirect_uris: ["en", "ar"].map((language) => `${home}/${language}/sign-in/openid/return`),
      response_types: ["code"], grant_types: ["authorization_code"],
    }],
    cookies: { keys: ["a key of this test alone"] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, roles: ["administrator"] }) }),
  });
  const said = [];
  for (const event of ["authorization.error", "grant.error", "server_error"]) provider.on(event, (_, error) => said.push(`${event}: ${error.message} ${error.error_description ?? ""}`));
  const server = createServer(provider.callback());
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  return { said, stop: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }) };
}

/** At the provider, which does not know this browser yet: a name, and a yes. */
async function atTheProvider(page, name) {
  await page.waitForURL(/127\.0\.0\.1/);
  await page.locator("input[name=login]").fill(name);
  await page.locator("input[name=password]").fill("anything");
  await page.locator("button[type=submit]").click();
  await page.getByRole("button", { name: "Continue" }).click();
}

/** The first two people; the page stays with the first, who has signed in. Gives her secret. */
async function setUp(page, home, assert) {
  await page.goto(`${home}/en/set-up`);
  await page.locator("main a.btn-primary, main form button.btn-primary").first().click();
  const secret = await person(page, assert, 1, "keeper-1");
  await person(page, assert, 2, "watch-1");
  await page.locator("input[name=agency_code]").fill("shelter-test");
  await page.locator("input[name=agency_name]").fill("An invented shelter");
  for (const name of ["passphrase", "again"]) await page.locator(`input[name=${name}]`).fill("seven lanterns over water");
  await send(page);
  await page.waitForURL(/check/);
  await page.locator("main form button.btn-primary").click();
  await page.locator(".recovery-sheet").first().waitFor();
  await page.goto(`${home}/en/sign-in`);
  return secret;
}

/** Presses the button, and goes as far as the page that says as whom. */
async function comesBackAs(page, home, name) {
  await page.goto(`${home}/en/sign-in`);
  await page.locator('form[action$="/sign-in/openid"] button').click();
  await atTheProvider(page, name);
}

async function isIn(page, home, assert) {
  await page.waitForURL((url) => url.hostname === "localhost" && !url.pathname.includes("sign-in"));
  assert.ok(!page.url().includes("code="), "no code stays in the address");
  assert.equal((await page.goto(`${home}/en/people`)).status(), 200);
  assert.equal((await page.goto(`${home}/en/records`)).status(), 403, "an administrator by rights of the house, who sees no record whatever the provider claims");
}

/** The whole way of it, with a house of its own. */
export async function aProviderOfOthers({ context, assert }) {
  const [port, elsewhere] = [await freePort(), await freePort()];
  const [folder, home, browser] = [mkdtempSync(join(tmpdir(), "lantern-e2e-openid-")), `http://localhost:${port}`, context.browser()];
  const settings = join(folder, "house.toml");
  writeFileSync(join(folder, "openid.secret"), SECRET);
  chmodSync(join(folder, "openid.secret"), 0o600);
  writeFileSync(settings, `[openid]\nissuer = "http://127.0.0.1:${elsewhere}"\nclient_id = "lantern"\nclient_secret_file = "openid.secret"\nname = "House login"\n`);
  const provider = await startProvider(elsewhere, home);
  const server = await launch(folder, port, ["serve", "--settings", settings]);
  try {
    const page = await (await browser.newContext()).newPage();
    await page.setViewportSize(DESK);
    await page.goto(server.link.replace("127.0.0.1", "localhost"));
    await page.waitForURL(`${home}/en/`);
    const secret = await setUp(page, home, assert);
    await seen(page, assert, "openid-sign-in");
    await signIn(page, "keeper-1", 1, code(secret));
    await page.waitForURL((url) => !url.pathname.includes("sign-in"));
    await linked(page, home, secret, assert);
    await comesIn(await (await browser.newContext()).newPage(), home, secret, assert);
    await comesIn(await (await browser.newContext({ javaScriptEnabled: false })).newPage(), home, secret, assert);
    const stranger = await (await browser.newContext()).newPage();
    await stranger.setViewportSize(PHONE);
    await comesBackAs(stranger, home, "nobody-here");
    await stranger.getByText("This did not sign you in").waitFor();
    await seen(stranger, assert, "openid-failed");
    assert.equal((await stranger.goto(`${home}/en/people`)).url(), `${home}/en/sign-in?back=%2Fen%2Fpeople`);
    assert.deepEqual(provider.said, [], "the provider found nothing wrong with what we asked");
  } finally {
    await server.stop();
    await provider.stop();
  }
}

/** Links the account of whoever has signed in. */
async function linked(page, home, secret, assert) {
  await page.goto(`${home}/en/account/openid`);
  await seen(page, assert, "openid-link");
  await page.locator('main form[action$="/account/openid"] button').click();
  await atTheProvider(page, "keeper-at-home");
  await page.waitForURL(`${home}/en/account/openid`);
  await seen(page, assert, "openid-confirm");
  await page.locator("input[name=password]").fill("the grey heron waits 1");
  await page.locator("input[name=code]").fill(code(secret));
  await page.locator('main form[action$="/link"] button.btn-primary').click();
  await page.waitForURL(`${home}/en/account`);
  assert.match(await page.locator("main").innerText(), /Linked/);
  await seen(page, assert, "openid-account");
}

/** Comes in: the provider's word, then a code of one's own. */
async function comesIn(page, home, secret, assert) {
  await page.setViewportSize(DESK);
  await comesBackAs(page, home, "keeper-at-home");
  await page.waitForURL(`${home}/en/sign-in/openid/go-on`);
  assert.match(await page.locator("main").innerText(), /keeper-1/);
  await page.locator("input[name=code]").fill("000000");
  await page.locator("main form button.btn-primary").click();
  assert.match(await page.locator("main").innerText(), /did not fit/);
  await page.locator("input[name=code]").fill(code(secret));
  await page.locator("main form button.btn-primary").click();
  await isIn(page, home, assert);
}
