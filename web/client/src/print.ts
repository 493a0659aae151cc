/** Buttons that print need a script; without one the browser's own menu does it. */
export function offerPrint(page: Document): void {
  for (const button of page.querySelectorAll<HTMLButtonElement>("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
}
