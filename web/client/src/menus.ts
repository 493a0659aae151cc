/** Menus are `details`, which open and close without script. With it, Escape closes the open one and gives the focus back to the
 *  word that opened it; another menu, or a press elsewhere, closes it as well. */
export function closeMenus(page: Document): void {
  const menus = [...page.querySelectorAll<HTMLDetailsElement>("details.tongues")];
  const closeAllBut = (kept: Node | null): void => {
    for (const menu of menus) if (!kept || !menu.contains(kept)) menu.open = false;
  };
  page.addEventListener("keydown", (event) => {
    const open = menus.find((menu) => menu.open);
    if (event.key !== "Escape" || !open) return;
    open.open = false;
    open.querySelector("summary")?.focus();
  });
  page.addEventListener("pointerdown", (event) => closeAllBut(event.target as Node | null));
  page.addEventListener("focusin", (event) => closeAllBut(event.target as Node | null));
}
