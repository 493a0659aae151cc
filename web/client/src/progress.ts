/** How often a page asks how far a long piece of work is. */
const EVERY_MILLISECONDS = 700;

/** Replaces the progress line in place until the work has ended, then loads the page once more. Without script the page
 *  reloads itself (a refresh inside noscript). */
export function followProgress(page: Document): void {
  const line = page.querySelector<HTMLElement>("[data-progress]");
  const address = line?.dataset["progress"];
  if (!line || !address) return;
  const ask = async (): Promise<void> => {
    try {
      const answer = await fetch(address, { headers: { accept: "text/html" } });
      if (answer.status === 205 || !answer.ok) return location.reload();
      line.innerHTML = await answer.text();
    } catch {
      // The server may be busy for a moment; the next question will tell.
    }
    setTimeout(() => void ask(), EVERY_MILLISECONDS);
  };
  setTimeout(() => void ask(), EVERY_MILLISECONDS);
}
