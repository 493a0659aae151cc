/** A name that was opened closes by itself: what is shown is taken off the page, and the record's page comes in its place. */
export function closeOpened(page: Document): void {
  const opened = page.querySelector<HTMLElement>("[data-close]");
  const back = opened?.dataset["back"];
  if (!opened || !back) return;
  const close = (): void => {
    opened.replaceChildren();
    location.replace(back);
  };
  setTimeout(close, Number(opened.dataset["close"]) * 1_000);
  // Going back to this page shows nothing of what stood on it.
  window.addEventListener("pagehide", () => opened.replaceChildren());
}
