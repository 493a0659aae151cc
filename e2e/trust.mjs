// The house at work: its staff, the pages that each of them sees in English and Arabic, in the light and in the dark, and the ways through them.
import { invited, withoutScript } from "./cast.mjs";
import { aFormIsKept } from "./forms.mjs";
import { AGENCY } from "./house.mjs";
import { walked } from "./look.mjs";
import { aFileWithNamesComesIn, aNameIsOpened, aNameIsOpenedByKeyboard, anEmergencyIsAnswered, theKeyIsUnlocked } from "./names.mjs";
import { aHoldIsReleasedByTwo, aPersonSeesWhatIsHeld, aValueIsCorrected, anErasureIsTakenBack, registersAreKept } from "./rights.mjs";
import { aBasisIsDecided, aCaseIsShared, aConsentIsGiven, aConsentIsWithdrawn, aProtocolIsSigned, aRecipientIsKnown } from "./sharing.mjs";
import { aTokenIsMadeAndRevoked } from "./tokens.mjs";

/** Who works here, and as what. */
const STAFF = { worker: ["worker-1", ["case_worker"]], lead: ["lead-1", ["supervisor"]], second: ["lead-2", ["supervisor"]] };

/** The pages of each, by address; `R` is the record that the ways went through, `P` the protocol, `B` the recipient. */
const PAGES = {
  worker: {
    find: "/find", keys: "/keys", key: `/keys/${AGENCY}`, "record-own": "R", identity: "R/identity", emergency: "R/emergency", "record-forms": "R/forms", "record-standing": "R/standing", "form-kept": "F", consents: "R/consents", "consents-country": "R/consents/new",
    "consents-limits": "R/consents/limits?country=KE", "consents-ask": "R/consents/ask", share: "R/share", door: "R/share/door", "record-rights": "R/rights", correct: "R/rights/correct",
    sharing: "/sharing", recipients: "/sharing/recipients", shares: "/sharing/shares", rights: "/rights", "incident-report": "/rights/incidents/report",
    "account-own": "/account", tokens: "/account/tokens", "account-access": "/account/access", "account-password": "/account/password", "policy-own": "/policy", start: "/",
  },
  lead: { "key-managed": `/keys/${AGENCY}`, emergencies: "/browsing/emergencies", protocol: "/sharing/protocols/P", "protocol-new": "/sharing/protocols/new", recipient: "/sharing/recipients/B", "recipient-new": "/sharing/recipients/new", holds: "/rights/holds", "records-own": "/records" },
  watch: { browsing: "/browsing", log: "/log", "ledger-watch": "/ledger", doctor: "/doctor", incidents: "/rights/incidents", processing: "/rights/processing", "processing-entry": "/rights/processing/entry", retention: "/rights/retention" },
  keeper: { people: "/people", "people-one": "/people/account/worker-1", invite: "/people/invite", waiting: "/people/waiting" },
};

const GIVEN = { script: ["Ana-Maria", "Ilinka"], quiet: "Sabiha" };

/** Somebody who is nobody yet is invited, three times. */
export async function theStaffComesIn({ house }) {
  for (const [place, [login, roles]] of Object.entries(STAFF)) house[place] = await invited(house, login, roles, AGENCY);
}

/** Names, sharing and rights with script, by two records: one that stays, one whose erasure is taken back. */
export async function theWaysWithScript(given) {
  const { house, assert } = given;
  const { worker: page, lead, home } = house;
  house.record = await aNameIsOpened({ page, home, assert, given: GIVEN.script[0], script: true });
  await anEmergencyIsAnswered({ house, record: house.record, page, assert, script: true });
  house.form = await aFormIsKept({ page, home, record: house.record, assert });
  house.recipient = await aRecipientIsKnown(given);
  house.protocol = await aProtocolIsSigned({ ...given, recipient: house.recipient });
  const way = { page, lead, home, record: house.record, recipient: house.recipient, protocol: house.protocol, assert, script: true };
  await aCaseIsShared({ ...way, before: true });
  way.sheet = await aConsentIsGiven(way);
  await aCaseIsShared(way);
  await aConsentIsWithdrawn(way);
  await aBasisIsDecided({ ...given, record: house.record, recipient: house.recipient });
  await aPersonSeesWhatIsHeld(way);
  await aValueIsCorrected(way);
  await anErasureIsTakenBack(way);
  await aHoldIsReleasedByTwo({ ...given, record: house.record });
}

/** The same without script, on another record. */
export async function theWaysWithoutScript({ house, assert }) {
  const { home } = house;
  const [page, lead] = [await withoutScript(house.worker), await withoutScript(house.lead)];
  const record = await aNameIsOpened({ page, home, assert, given: GIVEN.quiet, script: false });
  await anEmergencyIsAnswered({ house, record, page, assert, script: false });
  await aFormIsKept({ page, home, record, assert });
  const way = { page, lead, home, record, recipient: house.recipient, protocol: house.protocol, assert, script: false };
  way.sheet = await aConsentIsGiven(way);
  await aCaseIsShared(way);
  await aConsentIsWithdrawn(way);
  await aPersonSeesWhatIsHeld(way);
  await aValueIsCorrected(way);
  await anErasureIsTakenBack(way);
  // Whoever proved herself on the way goes on under a new session: the other browser of the same person takes it over.
  await house.worker.context().addCookies(await page.context().cookies());
  await house.lead.context().addCookies(await lead.context().cookies());
}

/** Every page of everybody. The languages with the longest words are looked at as well: they burst what English fits. */
export async function everyPageOfTheHouse({ house, assert }) {
  const languages = (process.env.LANTERN_LANGUAGES ?? "en,ar,ru").split(",");
  const problems = [];
  for (const [place, pages] of Object.entries(PAGES)) {
    const paths = Object.fromEntries(Object.entries(pages).map(([name, path]) => [name, path.replace(/^F$/, house.form).replace(/^R/, house.record).replace(/P$/, house.protocol).replace(/B$/, house.recipient)]));
    problems.push(...(await walked(house[place], house.home, paths, languages)));
    await house[place].emulateMedia({ colorScheme: "dark" });
    problems.push(...(await walked(house[place], house.home, Object.fromEntries(Object.entries(paths).map(([name, path]) => [`${name}.dark`, path])), ["en"])));
    await house[place].emulateMedia({ colorScheme: "light" });
  }
  assert.deepEqual([...new Set(problems)], []);
}

/** Nothing stood in anybody's console. */
export async function nothingWasSaid({ house, assert }) {
  const said = Object.fromEntries(["worker", "lead", "second", "watch", "keeper"].map((place) => [place, [...new Set(house[place].said)]]));
  for (const [place, words] of Object.entries(said)) assert.deepEqual(words, [], place);
}

export const trust = {
  "three more people are invited by two and come in": theStaffComesIn,
  "a file with names comes in sealed": aFileWithNamesComesIn,
  "a key is unlocked, and its sheets are made": theKeyIsUnlocked,
  "names, sharing and rights, page by page": theWaysWithScript,
  "a name is found, opened and closed by keyboard alone": aNameIsOpenedByKeyboard,
  "names, sharing and rights without script": theWaysWithoutScript,
  "registers are kept": registersAreKept,
  "a token is made and taken back": aTokenIsMadeAndRevoked,
  "every page of the house": everyPageOfTheHouse,
  "nothing stood in a console": nothingWasSaid,
};
