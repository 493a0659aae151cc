// The complaint pages: what is written is sealed here, to keys that the server does not have, and the words of the code never leave the browser. Both pages work
// without this; the server then seals on receipt, and the page says so. Nothing is kept: no storage, no address, no field after leaving. Words that JavaScript
// has held cannot be wiped from memory; only closing the page gives them up.
import { CodeProblem, keysOf, makeCode, parseCode, type Keys } from "./complaint-code";
import { eligible, LengthProblem, openAnswer, sealComplaint, type Complaint, type Handler, type SealedAnswer } from "./complaint-seal";

/** What somebody writes in, as against what they choose and what the page brings along. */
const WRITTEN = "input:not([type=hidden]):not([type=radio]):not([type=checkbox]), textarea";

/** Shows one of the sentences that the page has ready, and hides the others. */
function show(form: HTMLElement, state: string): void {
  const area = form.closest<HTMLElement>("[data-complaint]") ?? form;
  for (const part of area.querySelectorAll<HTMLElement>("[data-state]")) part.hidden = part.dataset["state"] !== state;
  // What came of an act is read out at once; that a page is ready must not take the focus.
  if (state !== "ready") area.querySelector<HTMLElement>(`[data-state="${state}"]`)?.focus();
}

function field(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === "string" ? value : "";
}

/** Sends the hidden fields (the token against forged requests among them) and what is named here; never a field that somebody wrote in. */
async function send(form: HTMLFormElement): Promise<Response> {
  const body = new URLSearchParams();
  for (const hidden of form.querySelectorAll<HTMLInputElement>("input[type=hidden][name]")) body.append(hidden.name, hidden.value);
  return fetch(form.action, { method: "POST", body, headers: { accept: "application/json" }, cache: "no-store", redirect: "error" });
}

/** Puts one hidden field in place of all that was written. */
function putInPlace(form: HTMLFormElement, fields: HTMLFieldSetElement, name: string, value: string): HTMLInputElement {
  const hidden = form.ownerDocument.createElement("input");
  hidden.type = "hidden";
  hidden.name = name;
  hidden.value = value;
  fields.disabled = true;
  fields.hidden = true;
  form.append(hidden);
  return hidden;
}

/** Gives the fields back, so that somebody can send once more or copy what they wrote. */
function giveBack(fields: HTMLFieldSetElement, hidden: HTMLInputElement | undefined): void {
  hidden?.remove();
  fields.disabled = false;
  fields.hidden = false;
}

function complaintOf(form: HTMLFormElement): Complaint {
  const get = (name: string): string => field(form, name);
  const contact = { means: get("contact_means"), hours: get("contact_hours"), who: get("contact_who"), say: get("contact_say"), word: get("contact_word") };
  const asked = get("contact") === "yes";
  return { organisation: get("organisation"), kind: get("kind"), urgency: get("urgency"), text: get("text"), contact: asked ? contact : null };
}

/** What is wrong with a code that somebody typed; which word it is stands in the sentence. */
function showCodeProblem(form: HTMLFormElement, problem: CodeProblem): void {
  const area = form.closest<HTMLElement>("[data-complaint]");
  for (const place of area?.querySelectorAll<HTMLElement>("[data-word]") ?? []) place.textContent = String(problem.word);
  show(form, `code-${problem.kind}`);
}

async function sealAndSend(form: HTMLFormElement, fields: HTMLFieldSetElement): Promise<void> {
  let hidden: HTMLInputElement | undefined;
  try {
    const complaint = complaintOf(form);
    const handlers = eligible(JSON.parse(form.dataset["handlers"] ?? "[]") as Handler[], complaint.organisation);
    if (handlers.length === 0) return show(form, "closed");
    // Whoever writes again has a code already: what they add lies under it.
    const typed = field(form, "code");
    const words = typed === "" ? makeCode(crypto.getRandomValues(new Uint8Array(9))) : parseCode(typed);
    show(form, "working");
    fields.disabled = true;
    const body = await sealComplaint(complaint, handlers, await keysOf(words), crypto.getRandomValues(new Uint8Array(32)));
    hidden = putInPlace(form, fields, "sealed", body);
    const answer = await send(form);
    if (!answer.ok) {
      giveBack(fields, hidden);
      return show(form, answer.status === 409 ? "changed" : "failed");
    }
    const area = form.closest<HTMLElement>("[data-complaint]");
    const place = area?.querySelector<HTMLElement>("[data-words]");
    if (place) place.textContent = words.join(" ");
    form.reset();
    fields.remove();
    hidden.remove();
    show(form, "sent");
  } catch (problem) {
    giveBack(fields, hidden);
    if (problem instanceof CodeProblem) return showCodeProblem(form, problem);
    show(form, problem instanceof LengthProblem ? "long" : "failed");
  }
}

async function lookAndOpen(form: HTMLFormElement, fields: HTMLFieldSetElement): Promise<void> {
  let hidden: HTMLInputElement | undefined;
  try {
    const words = parseCode(field(form, "code"));
    show(form, "working");
    fields.disabled = true;
    const keys = await keysOf(words);
    hidden = putInPlace(form, fields, "lookup", keys.lookup);
    const answer = await send(form);
    if (!answer.ok) throw new Error("answers");
    const { answers } = (await answer.json()) as { answers: { day: string; sealed: SealedAnswer }[] };
    giveBack(fields, hidden);
    form.reset();
    await list(form, answers, keys);
  } catch (problem) {
    giveBack(fields, hidden);
    if (problem instanceof CodeProblem) return showCodeProblem(form, problem);
    show(form, "failed");
  }
}

async function list(form: HTMLFormElement, answers: { day: string; sealed: SealedAnswer }[], keys: Keys): Promise<void> {
  const area = form.closest<HTMLElement>("[data-complaint]");
  const template = area?.querySelector<HTMLTemplateElement>("template[data-answer]");
  const place = area?.querySelector<HTMLElement>("[data-answers]");
  if (!template || !place) return show(form, "failed");
  place.replaceChildren();
  for (const { day, sealed } of answers) {
    const copy = template.content.cloneNode(true) as DocumentFragment;
    const text = copy.querySelector<HTMLElement>("[data-text]");
    const date = copy.querySelector<HTMLElement>("[data-day]");
    if (date) date.textContent = day;
    // An answer that does not open or shows no proof is named as such: hiding it would hide that somebody tried.
    const words = await openAnswer(sealed, keys).catch(() => undefined);
    if (text) text.textContent = words ?? text.dataset["text"] ?? "";
    place.append(copy);
  }
  show(form, answers.length === 0 ? "none" : "answers");
}

/** Takes a form over: its fields stand in one `fieldset[data-fields]`. */
function take(form: HTMLFormElement, act: (form: HTMLFormElement, fields: HTMLFieldSetElement) => Promise<void>): void {
  const fields = form.querySelector<HTMLFieldSetElement>("fieldset[data-fields]");
  if (!fields) return;
  form.autocomplete = "off";
  for (const writing of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea")) {
    // Some browsers send what is spelled to a service of theirs.
    writing.spellcheck = false;
    writing.autocomplete = "off";
  }
  show(form, "ready");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!fields.disabled) void act(form, fields);
  });
}

/** Clears what was written and shown when the page is left, and never brings a left page back from the cache. */
function leaveNoTrace(forms: HTMLFormElement[]): void {
  history.replaceState(null, "", location.pathname);
  addEventListener("pagehide", () => {
    for (const form of forms) {
      form.reset();
      for (const writing of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(WRITTEN)) writing.value = "";
      for (const hidden of form.querySelectorAll<HTMLInputElement>('input[name="sealed"], input[name="lookup"]')) hidden.remove();
      const area = form.closest<HTMLElement>("[data-complaint]");
      for (const shown of area?.querySelectorAll<HTMLElement>("[data-words], [data-answers]") ?? []) shown.replaceChildren();
    }
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
}

const [complaintForm, answerForm] = ["complaint-form", "complaint-answer"].map((id) => {
  const form = document.getElementById(id);
  return form instanceof HTMLFormElement ? form : undefined;
});
// Without a secure context there is no cryptography in the browser; the page then stays as it came and says that the server seals.
if (isSecureContext && "subtle" in crypto) {
  if (complaintForm) take(complaintForm, sealAndSend);
  if (answerForm) take(answerForm, lookAndOpen);
}
leaveNoTrace([complaintForm, answerForm].filter((form) => form !== undefined));
