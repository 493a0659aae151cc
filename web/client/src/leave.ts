/** How close together three presses of Shift must be to mean "leave". */
const WITHIN_MILLISECONDS = 1_500;

/** Shift three times leaves the page, like the link at the end of the bar, for somebody whose hands are on the keyboard. */
export function leaveOnThreeShifts(page: Document): void {
  const link = page.querySelector<HTMLAnchorElement>("a.exit");
  if (!link) return;
  let presses: number[] = [];
  page.addEventListener("keydown", (event) => {
    if (event.key !== "Shift") {
      presses = [];
      return;
    }
    if (event.repeat) return;
    presses = [...presses.filter((at) => event.timeStamp - at < WITHIN_MILLISECONDS), event.timeStamp];
    if (presses.length >= 3) location.replace(link.href);
  });
  // Leaving replaces the page in the history, so that "back" does not show it again.
  link.addEventListener("click", (event) => {
    event.preventDefault();
    location.replace(link.href);
  });
}
