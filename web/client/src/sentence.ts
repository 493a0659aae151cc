/** Filters written as a sentence take effect when a word is chosen; the Show button is for pages without script. */
export function sendSentencesAtOnce(page: Document): void {
  for (const form of page.querySelectorAll<HTMLFormElement>("form.sentence[data-at-once]")) {
    form.querySelector<HTMLElement>("[data-show]")?.setAttribute("hidden", "");
    form.addEventListener("change", () => form.requestSubmit());
  }
}
