/** On a narrow screen the parts of the house move sideways: the one that the reader is in is moved into sight. */
export function showWhereOneIs(page: Document): void {
  for (const here of page.querySelectorAll<HTMLElement>(".wings [aria-current], .rooms [aria-current], .tabs [aria-current]")) {
    const frame = here.closest<HTMLElement>("ul, .tabs");
    if (!frame) continue;
    const [part, whole] = [here.getBoundingClientRect(), frame.getBoundingClientRect()];
    if (part.left < whole.left) frame.scrollLeft -= whole.left - part.left + part.width / 2;
    else if (part.right > whole.right) frame.scrollLeft += part.right - whole.right + part.width / 2;
  }
}
