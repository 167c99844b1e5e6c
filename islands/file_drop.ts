/* <file-drop>: lets files be dropped on a file field, and lists what was chosen. */
export class FileDrop extends HTMLElement {
  #field: HTMLInputElement | null = null;
  #list: HTMLElement | null = null;
  #said: HTMLElement | null = null;

  connectedCallback(): void {
    this.#field = this.querySelector<HTMLInputElement>("input[type=file]");
    this.#list = this.querySelector<HTMLElement>("[data-list]");
    this.#said = this.querySelector<HTMLElement>("[role=status]");
    if (!this.#field) return;
    this.classList.add("ready");
    this.#field.addEventListener("change", () => this.#show());
    for (const name of ["dragenter", "dragover"]) {
      this.addEventListener(name, (event) => this.#over(event));
    }
    for (const name of ["dragleave", "drop"]) {
      this.addEventListener(name, () => this.classList.remove("over"));
    }
    this.addEventListener("drop", (event) => this.#take(event));
    this.#show();
  }

  #over(event: Event): void {
    event.preventDefault();
    this.classList.add("over");
  }

  #take(event: DragEvent): void {
    event.preventDefault();
    const field = this.#field;
    const dropped = event.dataTransfer?.files;
    if (!field || !dropped?.length) return;
    const chosen = new DataTransfer();
    const before = field.multiple ? [...(field.files ?? [])] : [];
    const arriving = field.multiple ? [...dropped] : [...dropped].slice(0, 1);
    for (const file of [...before, ...arriving]) chosen.items.add(file);
    field.files = chosen.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  #show(): void {
    const files = [...(this.#field?.files ?? [])];
    this.#list?.replaceChildren(...files.map((file) => this.#row(file)));
    if (this.#said) {
      const text = files.length ? (this.dataset["chosen"] ?? "") : "";
      this.#said.textContent = text.replace("{count}", String(files.length));
    }
  }

  #row(file: File): HTMLLIElement {
    const row = document.createElement("li");
    const name = document.createElement("span");
    const size = document.createElement("span");
    name.textContent = file.name;
    size.textContent = this.#size(file.size);
    size.className = "soft";
    row.append(name, size);
    const limit = Number(this.dataset["megabytes"] ?? 0) * 1024 * 1024;
    if (limit && file.size > limit) {
      const late = document.createElement("span");
      late.className = "tag late";
      late.textContent = this.dataset["large"] ?? "";
      row.append(late);
    }
    return row;
  }

  #size(bytes: number): string {
    const [value, unit] = bytes < 1024 * 1024 ? [bytes / 1024, "kilobyte"] : [bytes / 1024 / 1024, "megabyte"];
    const style = { style: "unit", unit: String(unit), maximumFractionDigits: value < 10 ? 1 : 0 };
    return new Intl.NumberFormat(document.documentElement.lang || "en", style as Intl.NumberFormatOptions).format(
      Math.max(Number(value), 0.1),
    );
  }
}
