/** Without a sign of the reader the session locks after a quarter of an hour; two minutes before, a line says so. */
const LOCK_AFTER_MILLISECONDS = 15 * 60 * 1_000;
const SAY_AFTER_MILLISECONDS = 13 * 60 * 1_000;
const LOOK_EVERY_MILLISECONDS = 5_000;
/** Other windows of the same session hear of a sign at most this often. */
const TELL_EVERY_MILLISECONDS = 10_000;

/**
 * Locks the session and covers the page. What was typed and not sent goes to the server as it would have gone; there the session is
 * locked by then, so the form is sealed, not carried out, and offered again after unlocking.
 */
export function lockWhenIdle(page: Document): void {
  const line = page.querySelector<HTMLElement>("[data-idle]");
  const address = line?.dataset["idle"];
  const mark = page.querySelector<HTMLInputElement>("input[name=form]")?.value;
  if (!line || !address || !mark) return;
  const windows = new BroadcastChannel("reader");
  // Wall time: it goes on while the device sleeps.
  let seen = Date.now();
  let told = seen;
  let touched: HTMLFormElement | undefined;
  windows.addEventListener("message", () => (seen = Date.now()));
  const sign = (): void => {
    seen = Date.now();
    if (seen - told < TELL_EVERY_MILLISECONDS) return;
    told = seen;
    windows.postMessage(null);
  };
  for (const kind of ["keydown", "pointerdown", "scroll", "input"]) page.addEventListener(kind, sign, { passive: true, capture: true });
  page.addEventListener("input", (event) => {
    const form = event.target instanceof Element ? event.target.closest("form") : null;
    if (form?.method === "post") touched = form;
  });
  page.addEventListener("submit", () => (touched = undefined));
  const timer = setInterval(() => {
    const idle = Date.now() - seen;
    line.hidden = idle < SAY_AFTER_MILLISECONDS;
    if (idle < LOCK_AFTER_MILLISECONDS) return;
    clearInterval(timer);
    void lock(address, mark, touched);
  }, LOOK_EVERY_MILLISECONDS);
}

async function lock(address: string, mark: string, touched: HTMLFormElement | undefined): Promise<void> {
  try {
    await fetch(address, { method: "POST", body: new URLSearchParams({ form: mark }), redirect: "manual" });
  } catch {
    // Without a connection nothing is read either; the server's own clock has locked the session.
    touched = undefined;
  }
  // A file that was chosen cannot be sealed: it stays on the device.
  if (touched && touched.enctype !== "multipart/form-data") touched.submit();
  else location.reload();
}
