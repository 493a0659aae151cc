// Sharing: a recipient and its jurisdiction, a protocol by two, a consent that is shown in the person's language, a file that leaves, a withdrawal.
import { press, send } from "./cast.mjs";
import { AGENCY } from "./house.mjs";
import { seen } from "./look.mjs";

const KEY = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Fills a form: boxes and choices by name and value, lists and lines by name. */
export async function filled(page, fields) {
  for (const [name, value] of fields) {
    const field = page.locator(`main [name="${name}"]`).first();
    const kind = await field.evaluate((element) => (element.tagName === "INPUT" ? element.type : element.tagName));
    if (kind === "checkbox" || kind === "radio") await page.locator(`main [name="${name}"][value="${value}"]`).check();
    else if (kind === "SELECT") await field.selectOption(value);
    else await field.fill(value);
  }
}

/** A recipient is entered by one and assessed by another; gives its id. */
export async function aRecipientIsKnown({ house, assert }) {
  const { lead, second, home } = house;
  await lead.goto(`${home}/en/sharing/recipients/new`);
  await filled(lead, [["name", "The harbour clinic"], ["kind", "medical"], ["country", "Kenya"], ["key", "age1nonsense"]]);
  await send(lead);
  assert.match(await lead.locator("main").innerText(), /no sound public key/);
  assert.equal(await lead.locator("[name=name]").inputValue(), "The harbour clinic", "what was typed stays");
  await seen(lead, assert, "recipient-problems");
  await filled(lead, [["country", "KE"], ["key", KEY]]);
  await send(lead);
  await lead.waitForURL(/recipients\/[0-9a-f-]{36}$/);
  const path = new URL(lead.url()).pathname;
  await seen(lead, assert, "recipient-own");
  await second.goto(`${home}${path}`);
  await filled(second, [["death_penalty", "no"], ["fair_trial", "yes"], ["source", "Report of the rapporteur, March 2026"]]);
  await press(second.locator('form[action$="/assess"] button'));
  await second.goto(`${home}${path}`);
  await seen(second, assert, "recipient-assessed");
  return path.split("/").at(-1);
}

/** A protocol is drafted by one and put into force by another; gives its id. */
export async function aProtocolIsSigned({ house, recipient, assert }) {
  const { lead, watch, home } = house;
  await lead.goto(`${home}/en/sharing/protocols/new`);
  await filled(lead, [["title", "Referrals by the harbour"], ["party", AGENCY], ["recipient", recipient], ["purpose", "referral"], ["level", "case"]]);
  await filled(lead, [["frequency", "on_need"], ["class", "severe"], ["starts", day(0)], ["expires", "in a year"]]);
  await send(lead);
  assert.equal(await lead.locator("[name=title]").inputValue(), "Referrals by the harbour");
  await seen(lead, assert, "protocol-problems");
  await filled(lead, [["expires", day(360)], ["group", "coded"], ["group", "contact"]]);
  await send(lead);
  await lead.waitForURL(/protocols\/[0-9a-f-]{36}$/);
  const path = new URL(lead.url()).pathname;
  await seen(lead, assert, "protocol-draft");
  await watch.goto(`${home}${path}`);
  await seen(watch, assert, "protocol-approve");
  await press(watch.locator('form[action$="/approve"] button'));
  await watch.goto(`${home}${path}`);
  assert.match(await watch.locator("main").innerText(), /In force/);
  return path.split("/").at(-1);
}

/** From the limits of confidentiality to the recorded consent; gives the path of the sheet for the person. */
export async function aConsentIsGiven({ page, home, record, recipient, assert, script }) {
  const shot = (name) => (script ? seen(page, assert, name) : undefined);
  await page.goto(`${home}/en${record}`);
  await page.locator('main a[href$="/consents"]').first().click();
  await page.waitForURL(/consents$/);
  await shot("consents-before");
  await page.locator('main a[href$="/consents/new"]').click();
  await page.waitForURL(/new$/);
  await filled(page, [["country", "KE"]]);
  await page.locator("main form button.btn-primary").click();
  await page.waitForURL(/limits/);
  await send(page);
  assert.match(await page.locator("main").innerText(), /There is a problem/);
  await shot("limits-untold");
  await filled(page, [["told", "1"]]);
  await send(page);
  await shot("consent-form");
  await filled(page, [["recipient", recipient], ["purpose", "referral"], ["group", "coded"], ["until", "2099-01-01"], ["form_given", "oral_witnessed"], ["language", "ar"]]);
  await send(page);
  assert.match(await page.locator("main").innerText(), /more than two years/);
  assert.ok(await page.locator('[name=group][value="coded"]').isChecked(), "what was chosen stays");
  await shot("consent-problems");
  await filled(page, [["until", day(90)]]);
  await send(page);
  await page.waitForURL(/consents\/[0-9a-f-]{36}$/);
  await shot("consent-sheet");
  const sheet = new URL(page.url()).pathname;
  await page.goto(`${home}${sheet.replace("/en/", "/ar/")}`);
  assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
  assert.match(await page.locator(".told-sheet").innerText(), /The harbour clinic/);
  await shot("consent-sheet.ar");
  return sheet;
}

/** Without a ground it is refused in words that help; with one it is looked at once more, and the file is taken once. */
export async function aCaseIsShared({ page, home, record, protocol, assert, script, before }) {
  const shot = (name) => (script ? seen(page, assert, name) : undefined);
  await page.goto(`${home}/en${record}/share`);
  await filled(page, [["protocol", protocol], ["group", "coded"]]);
  await send(page);
  if (before) {
    assert.match(await page.locator("main").innerText(), /Ask the person/);
    return shot("share-refused");
  }
  assert.match(await page.locator("main").innerText(), /cannot be called back/);
  await shot("share-confirm");
  await send(page);
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator('form[action$="/file"] button').click()]);
  assert.match(download.suggestedFilename(), /^file-/);
  await shot("shared");
  await page.goto(`${home}/en/sharing/shares`);
  await page.locator("main tbody a").first().click();
  await page.waitForURL(/shares\/[0-9a-f-]{36}$/);
  return shot("share-one");
}

/** One press and a confirmation take the consent back, and sharing is over at once. */
export async function aConsentIsWithdrawn({ page, home, record, sheet, assert, script }) {
  const shot = (name) => (script ? seen(page, assert, name) : undefined);
  await page.goto(`${home}${sheet}`);
  await page.locator('main a[href$="/withdraw"]').click();
  await page.waitForURL(/withdraw$/);
  await shot("withdraw");
  await send(page);
  await page.waitForURL(/consents$/);
  assert.match(await page.locator("main").innerText(), /The consent was withdrawn/);
  await shot("consents-after");
  await page.goto(`${home}/en${record}/share`);
}

/** Where she cannot be asked, a worker asks and a supervisor decides. */
export async function aBasisIsDecided({ house, record, recipient, assert }) {
  const { worker, lead, home } = house;
  await worker.goto(`${home}/en${record}/consents/ask`);
  await send(worker);
  await seen(worker, assert, "basis-problems");
  await filled(worker, [["kind", "vital_interests"], ["recipient", recipient], ["purpose", "referral"], ["group", "coded"]]);
  await send(worker);
  await worker.waitForURL(/consents$/);
  await lead.goto(`${home}/en${record}/consents`);
  await seen(lead, assert, "consents-waiting");
  await lead.locator('main a[href*="/asked/"]').click();
  await lead.waitForURL(/asked/);
  await seen(lead, assert, "basis-decide");
  await filled(lead, [["group", "coded"], ["until", day(5)], ["told", "not_reached"]]);
  await lead.locator('button[value="yes"]').click();
  await lead.waitForURL(/consents$/);
  await seen(lead, assert, "consents-decided");
}
