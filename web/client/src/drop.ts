/** A file may be dropped on the page's file field; its name then stands where the hint was. */
export function takeDroppedFiles(page: Document): void {
  for (const area of page.querySelectorAll<HTMLElement>("[data-drop]")) {
    const field = area.querySelector<HTMLInputElement>("input[type=file]");
    const chosen = area.querySelector<HTMLElement>("[data-chosen]");
    if (!field || !chosen) continue;
    const show = (): void => {
      const name = field.files?.[0]?.name;
      if (name) chosen.textContent = (chosen.dataset["chosen"] ?? "{file}").replace("{file}", `\u2068${name}\u2069`);
    };
    field.addEventListener("change", show);
    for (const kind of ["dragenter", "dragover"]) {
      area.addEventListener(kind, (event) => {
        event.preventDefault();
        area.classList.add("over");
      });
    }
    for (const kind of ["dragleave", "drop"]) area.addEventListener(kind, () => area.classList.remove("over"));
    area.addEventListener("drop", (event) => {
      event.preventDefault();
      if (!event.dataTransfer?.files.length) return;
      field.files = event.dataTransfer.files;
      show();
    });
  }
}
