/* <copy-field>: a button that puts the field beside it on the clipboard. */
export class CopyField extends HTMLElement {
  connectedCallback(): void {
    const field = this.querySelector<HTMLInputElement>("input");
    const button = this.querySelector<HTMLButtonElement>("button");
    const said = this.querySelector<HTMLElement>("[role=status]");
    if (!field || !button || !said || !navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(field.value);
        said.textContent = this.dataset["done"] ?? "";
      } catch {
        field.select(); // the browser did not allow it: the text is marked, ready for Ctrl+C
        said.textContent = this.dataset["failed"] ?? "";
      }
    });
  }
}
