// Forms: the first three minutes by keyboard alone on a phone in Arabic, a result that explains itself, a gate that stays shut, and a form that is kept with a person.
import { press } from "./cast.mjs";
import { PHONE } from "./browser.mjs";
import { seen } from "./look.mjs";

const act = (page, value) => page.locator(`.gate-foot button[value="${value}"]`);

/** Presses keys until the element is reached; a person without a mouse does no more. */
async function reach(page, selector, key = "Tab") {
  for (let pressed = 0; pressed < 60; pressed += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}

async function begin(page, origin, language, form, spoken) {
  await page.goto(`${origin}/${language}/forms/${form}`);
  await page.locator("select[name=spoken]").selectOption(spoken);
  await press(page.locator("main form button.btn-primary"));
  await page.locator(".gate").waitFor();
}

/** Chooses answers and goes on; `answers` is one object per page. */
async function answer(page, pages) {
  for (const answers of pages) {
    for (const [name, value] of Object.entries(answers)) {
      const choice = page.locator(`input[name="a.${name}"][value="${value}"]:not([type=hidden])`);
      if ((await choice.count()) > 0) await choice.check();
      else await page.locator(`[name="a.${name}"]:not([type=hidden])`).fill(value);
    }
    await press(act(page, "next"));
  }
}

export const formWays = {
  "the first three minutes, in Arabic, on a phone, by keyboard alone": async ({ context, server, assert }) => {
    const page = await context.newPage();
    await page.setViewportSize(PHONE);
    await begin(page, server.origin, "ar", "reception", "fr");
    assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
    assert.equal(await page.locator(".wings").count(), 0, "no navigation");
    assert.ok(!/trafficking|الاتجار/.test(await page.title()), "the tab says nothing");
    await seen(page, assert, "gate-first.ar");
    await reach(page, 'input[name="a.age_group"]');
    for (let down = 0; down < 2; down += 1) await page.keyboard.press("ArrowDown");
    assert.ok(await page.locator('input[name="a.age_group"][value="from_13_to_17"]').isChecked());
    await reach(page, 'input[name="a.with_whom"]');
    await page.keyboard.press("Space");
    await reach(page, '.gate-foot button[value="help"]');
    await Promise.all([page.waitForResponse((answer) => answer.request().method() === "POST"), page.keyboard.press("Enter")]);
    await seen(page, assert, "gate-help.ar");
    await press(page.locator('.gate-foot button[value="0"]'));
    assert.ok(await page.locator('input[value="from_13_to_17"]').isChecked(), "help loses nothing");
    await press(act(page, "next"));
    await press(act(page, "back"));
    assert.ok(await page.locator('input[value="from_13_to_17"]').isChecked(), "back loses nothing");
    for (let at = 0; at < 9 && (await act(page, "result").count()) === 0; at += 1) await press(act(page, "next"));
    await seen(page, assert, "gate-check.ar");
    await press(act(page, "result"));
    assert.equal(await page.locator(".lamp-box h1").count(), 1);
    assert.ok((await page.locator(".reasons li").count()) > 0, "it names what led there");
    await seen(page, assert, "gate-result.ar");
    await page.goto(`${server.origin}/ar/forms`);
    await page.locator("a.exit").click({ noWaitAfter: true });
  },

  "behind a shut gate nothing is asked, and a result explains itself, in French": async ({ context, server, assert }) => {
    const page = await context.newPage();
    await begin(page, server.origin, "fr", "forced-labour-card", "ar");
    await seen(page, assert, "gate-safety.fr");
    await press(act(page, "check"));
    assert.ok((await page.locator("main .lamp-box p").count()) > 0, "it says what to do instead");
    await seen(page, assert, "gate-shut.fr");
    await press(act(page, "result"));
    assert.match(await page.locator(".lamp-box").innerText(), /Ce n’est pas un « non »/);
    await seen(page, assert, "result-nothing.fr");
    await begin(page, server.origin, "fr", "forced-labour-card", "fr");
    const yes = async (name) => (await page.locator(`input[name="a.${name}"]:not([type=hidden])`).count()) > 0;
    for (let at = 0; at < 20 && (await act(page, "result").count()) === 0; at += 1) {
      for (const legend of await page.locator("fieldset").all()) {
        const choice = legend.locator('input[value="yes"]');
        if ((await choice.count()) > 0) await choice.check();
        else await legend.locator("input").first().check();
      }
      if (await yes("age")) await page.locator('[name="a.age"]:not([type=hidden])').fill("31");
      if (at === 0) await seen(page, assert, "gate-answered.fr");
      await press(act(page, "next"));
    }
    await press(act(page, "result"));
    assert.match(await page.locator(".lamp-box h1").innerText(), /Orienter vers l’identification|Orienter vers l'identification/);
    assert.match(await page.locator("main").innerText(), /Ce n’est pas un jugement/);
    for (const details of await page.locator("main details summary").all()) await details.click();
    await seen(page, assert, "result-refer.fr");
  },
};

/** A form is asked about a person, kept with her file, and read again: with script and without. */
export async function aFormIsKept({ page, home, record, assert }) {
  await page.goto(`${home}/en${record}/forms`);
  const before = await page.locator("main dl.answers a").count();
  await press(page.locator('main form[action$="/forms/reception/ask"] button'));
  await answer(page, [{ age_group: "from_18_to_59", with_whom: "alone", papers: "somebody_else" }, { hurt: "no" }, {}, {}, { frightened: "yes", exhausted: "no", danger_said: "no", out_of_hearing: "yes" }, { private_talk: "yes" }]);
  await press(page.locator('.gate-foot button.btn-primary'));
  await page.waitForURL(/\/forms\/kept\//);
  assert.match(await page.locator("main .lamp-box h1").innerText(), /private talk/i);
  assert.match(await page.locator("main").innerText(), /not a finding/);
  await page.goto(`${home}/en${record}/forms`);
  assert.equal(await page.locator("main dl.answers a").count(), before + 1, "it stands with the person");
  const kept = await page.locator("main dl.answers a").first().getAttribute("href");
  return kept.replace("/en", "");
}
