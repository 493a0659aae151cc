/** The server locks after so long without a sign of the person; a minute before, the page says so. */
const LOCKS_AFTER_MILLISECONDS = 15 * 60_000;
const SAYS_SO_BEFORE_MILLISECONDS = 60_000;

/** Says that the page will lock soon, and leaves it for the locked one when it has: nothing stays readable on a screen left alone. */
export function watchIdleness(page: Document): void {
  const notice = page.querySelector<HTMLElement>("[data-idle]");
  if (!notice) return;
  let seen = Date.now();
  for (const sign of ["keydown", "pointerdown"]) {
    page.addEventListener(sign, () => {
      seen = Date.now();
      notice.hidden = true;
    });
  }
  setInterval(() => {
    const left = LOCKS_AFTER_MILLISECONDS - (Date.now() - seen);
    notice.hidden = left > SAYS_SO_BEFORE_MILLISECONDS;
    if (left <= 0) location.reload();
  }, 5_000);
}
