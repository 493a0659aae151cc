/**
 * The code that the terminal shows stands behind "#" in the printed address: browsers send that part to nobody. It is taken
 * from there into the form, and out of the address and the history, before anything else.
 */
export function takePrintedCode(page: Document): void {
  const form = page.querySelector<HTMLFormElement>("form[data-enter]");
  const code = location.hash.slice(1);
  if (!form || !/^[0-9a-f]{32}$/.test(code)) return;
  history.replaceState(null, "", location.pathname);
  const field = form.querySelector<HTMLInputElement>("input[name=code]");
  if (!field) return;
  field.value = code;
  form.submit();
}
