// A complaint in a real browser, with script and without; two handlers open and answer it with the program on machines of their own.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PHONE } from "./browser.mjs";
import { invited, press } from "./cast.mjs";
import { seen } from "./look.mjs";

/** What stands in the complaint and nowhere else. */
const CANARY = "zwelgrimdoost";
const ABOUT = "shelter-test";

/** The program on a handler's own machine: a folder that the server knows nothing of. */
function lantern(server, folder, ...words) {
  return execFileSync(server.program, ["complaints", ...words], { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], env: { ...process.env, LANTERN_LANGUAGE: "en" } });
}

/** A key is made at home; the page is given its public half and the proof that the other is there. */
async function withKey(page, home, server, folder, name, assert) {
  const recipient = lantern(server, folder, "key", "--out", `${name}.key`).trim();
  await page.goto(`${home}/en/complaints/key`);
  await page.locator("input[name=recipient]").fill(recipient);
  await press(page.locator('form[action$="/complaints/key"] button'));
  writeFileSync(join(folder, "question.txt"), await page.locator("#sealed-question").inputValue());
  await seen(page, assert, `complaint-key-${name}`);
  await page.locator("input[name=answer]").fill(lantern(server, folder, "prove", "question.txt", "--key", `${name}.key`).trim());
  await press(page.locator('form[action$="/prove"] button'));
  await page.getByText("texts are sealed to it").waitFor();
}

async function write(page, home, assert) {
  await page.goto(`${home}/en/complain`);
  assert.equal(await page.title(), "Question 1");
  assert.equal(await page.locator('form[action$="/sign-out"]').count(), 0);
  await page.locator("select[name=organisation]").selectOption(ABOUT);
  await page.locator('input[name=kind][value="sea"]').check();
  await page.locator('input[name=urgency][value="now"]').check();
  await page.locator("textarea[name=text]").fill(`At the store he asked what else I could give. ${CANARY}`);
}

/** With script: nothing that was written leaves the browser open, and nothing stays in it. */
async function withScript(page, home, assert) {
  const sent = [];
  page.on("request", (request) => request.method() === "POST" && sent.push(decodeURIComponent((request.postData() ?? "").replaceAll("+", " "))));
  await write(page, home, assert);
  await page.locator('[data-state="ready"]').waitFor();
  assert.ok(await page.locator('[data-state="plain"]').isHidden());
  await seen(page, assert, "complaint-form");
  await page.locator("#complaint-form button").click();
  await page.locator('[data-state="sent"]').waitFor();
  const words = (await page.locator("[data-words]").innerText()).trim();
  assert.equal(words.split(" ").length, 7);
  await seen(page, assert, "complaint-sent");
  assert.equal(sent.length, 1);
  for (const secret of [CANARY, "what else", words, words.split(" ").slice(0, 2).join(" ")]) assert.ok(!sent[0].includes(secret), "sealed before it left");
  const left = await page.evaluate(() => [localStorage.length, sessionStorage.length, location.search + location.hash]);
  assert.deepEqual(left, [0, 0, ""]);
  await page.goto(`${home}/en/complain/answer`);
  await page.goBack();
  assert.ok(!(await page.content()).includes(CANARY) && !(await page.content()).includes(words), "going back shows nothing of it");
  return words;
}

/** Without script: the page says who sees what, the words come on a page of their own, and neither going back nor loading again shows or sends anything. */
async function withoutScript(page, home, assert) {
  await write(page, home, assert);
  assert.match(await page.locator("main").innerText(), /the server seals what you write when it arrives/);
  await page.locator("#complaint-form button").click();
  await page.waitForURL(/\/complain\/sent$/);
  const words = (await page.locator("[data-words]").innerText()).trim();
  assert.equal(words.split(" ").length, 7);
  await page.reload();
  assert.ok(!(await page.content()).includes(words), "the words are shown once");
  await page.goBack();
  assert.ok(!(await page.content()).includes(CANARY), "going back shows nothing of it");
  await page.goto(`${home}/en/complain/answer`);
  await page.locator("input[name=code]").fill(words);
  await page.locator("#complaint-answer button").click();
  await page.waitForURL(/\/complain\/read$/);
  assert.match(await page.locator("main").innerText(), /Nothing lies under these words/);
  return words;
}

/** Takes a file home from a page. */
async function takenHome(page, folder, step) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(`form[action$="/${step}"] button`).click()]);
  writeFileSync(join(folder, "complaint.json"), readFileSync(await download.path()));
}

/** Opens the newest complaint by two and answers it; gives its address. */
async function openedAndAnswered(first, second, home, server, folder, assert) {
  await first.goto(`${home}/en/complaints`);
  await seen(first, assert, "complaints");
  await first.locator('main tbody a[href*="/complaints/"]').first().click();
  await first.waitForURL(/complaints\/[0-9a-f-]{36}$/);
  const address = first.url();
  await takenHome(first, folder, "take");
  lantern(server, folder, "open", "complaint.json", "--key", "one.key", "--half", "half.json");
  await first.locator("textarea[name=half]").fill(readFileSync(join(folder, "half.json"), "utf8"));
  await press(first.locator('form[action$="/half"] button'));
  await second.goto(address);
  await seen(second, assert, "complaint-second");
  await takenHome(second, folder, "open");
  assert.match(lantern(server, folder, "open", "complaint.json", "--key", "two.key"), new RegExp(CANARY));
  writeFileSync(join(folder, "answer.txt"), "Somebody listens on Tuesday.");
  lantern(server, folder, "answer", "complaint.json", "--key", "two.key", "--text", "answer.txt", "--out", "answer.json");
  await second.goto(address);
  await second.locator("textarea[name=sealed]").fill(readFileSync(join(folder, "answer.json"), "utf8"));
  await press(second.locator('form[action$="/answer"] button'));
  await second.locator('input[name=outcome][value="offered"]').check();
  await press(second.locator('form[action$="/help"] button'));
  await seen(second, assert, "complaint-answered");
}

/** The way of a complaint, once two people keep the house. */
export async function aComplaintIsAnswered({ house, server, assert }) {
  const { browser, home } = house;
  const { folder } = server;
  const first = await invited(house, "focal-1", ["psea_focal_point"], "mirsal-house");
  const second = await invited(house, "focal-2", ["psea_focal_point"], "linea-faro");
  await withKey(first, home, server, folder, "one", assert);
  const stranger = await (await browser.newContext()).newPage();
  await stranger.setViewportSize(PHONE);
  await stranger.goto(`${home}/ar/complain`);
  await seen(stranger, assert, "complaint-closed.ar");
  assert.equal(await stranger.locator("#complaint-form").count(), 0, "one handler alone opens nothing, so nothing is taken");
  await withKey(second, home, server, folder, "two", assert);
  await stranger.goto(`${home}/ar/complain`);
  await seen(stranger, assert, "complaint.ar");
  const words = await withScript(stranger, home, assert);
  await openedAndAnswered(first, second, home, server, folder, assert);
  await stranger.goto(`${home}/en/complain/answer`);
  await stranger.locator('[data-state="ready"]').waitFor();
  await stranger.locator("input[name=code]").fill(words.toUpperCase());
  await stranger.locator("#complaint-answer button").click();
  await stranger.locator('[data-state="answers"]').waitFor();
  assert.match(await stranger.locator("[data-answers]").innerText(), /Somebody listens on Tuesday\./);
  await seen(stranger, assert, "complaint-answer");
  const quiet = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await withoutScript(quiet, home, assert);
  await quiet.goto(`${home}/en/complain/answer`);
  await quiet.locator("input[name=code]").fill(words);
  await quiet.locator("#complaint-answer button").click();
  await quiet.waitForURL(/\/complain\/read$/);
  assert.match(await quiet.locator("main").innerText(), /Somebody listens on Tuesday\./);
}
