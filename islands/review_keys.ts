const LONGEST_PASSAGE = 4000; // characters, as the form takes them
const REMEMBERED = "single-keys"; // in this browser only; "off", or nothing

/* <review-keys>: one key for each act on a page; `?` shows the list.

   Inside it, every button or link with data-key="a" is pressed by that key. A <dialog> inside it
   with data-keys is the list. Keys are left alone while someone types, and altogether once they
   are switched off by a box in data-keys-switch: who speaks to the browser would press them. */
export class ReviewKeys extends HTMLElement {
  readonly #listen = (event: KeyboardEvent): void => this.#pressed(event);

  connectedCallback(): void {
    document.addEventListener("keydown", this.#listen);
    for (const one of this.querySelectorAll<HTMLElement>("[data-takes-selection]")) {
      one.addEventListener("click", () => this.#takeSelection(one));
    }
    this.#show();
    this.#offerSwitch();
    const help = this.querySelector<HTMLDialogElement>("dialog[data-keys]");
    const opener = this.querySelector<HTMLButtonElement>("[data-keys-open]");
    if (!help) return;
    if (opener) {
      opener.hidden = false;
      opener.addEventListener("click", () => this.#help(help));
    }
  }

  disconnectedCallback(): void {
    document.removeEventListener("keydown", this.#listen);
  }

  #offerSwitch(): void {
    for (const label of this.querySelectorAll<HTMLElement>("[data-keys-switch]")) {
      const box = label.querySelector<HTMLInputElement>("input");
      label.hidden = false;
      box?.addEventListener("change", () => {
        this.#turn(box.checked);
        remember(box.checked);
      });
    }
    this.#turn(areOn());
  }

  #turn(on: boolean): void {
    this.toggleAttribute("data-off", !on);
    for (const box of this.querySelectorAll<HTMLInputElement>("[data-keys-switch] input")) {
      box.checked = on;
    }
  }

  // The paper scrolls by itself to the passage that is decided on; the page stays where it is.
  #show(): void {
    const paper = this.querySelector<HTMLElement>(".paper");
    const passage = paper?.querySelector<HTMLElement>("mark.here");
    if (!paper || !passage || paper.scrollHeight <= paper.clientHeight) return;
    const above = passage.getBoundingClientRect().top - paper.getBoundingClientRect().top;
    paper.scrollTop += above - paper.clientHeight / 3;
  }

  #pressed(event: KeyboardEvent): void {
    if (this.hasAttribute("data-off")) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing(event.target)) return;
    const help = this.querySelector<HTMLDialogElement>("dialog[data-keys]");
    if (help?.open) return;
    if (event.key === "?" && help) {
      event.preventDefault();
      this.#help(help);
      return;
    }
    const target = [...this.querySelectorAll<HTMLElement>("[data-key]")].find(
      (one) => pressedFor(one.dataset["key"], event) && one.offsetParent !== null,
    );
    if (!target || target.matches(":disabled")) return;
    event.preventDefault();
    if (target.matches("input:not([type=checkbox], [type=radio]), textarea, select")) target.focus();
    else target.click();
  }

  // What is marked in the paper goes along to the page where it becomes an ask.
  #takeSelection(target: HTMLElement): void {
    const name = target.dataset["takesSelection"];
    const selection = document.getSelection();
    if (!name || !(target instanceof HTMLAnchorElement) || !selection?.anchorNode) return;
    const marked = selection.toString().trim();
    if (!marked || !this.querySelector(".paper")?.contains(selection.anchorNode)) return;
    const address = new URL(target.href);
    address.searchParams.set(name, marked.slice(0, LONGEST_PASSAGE));
    target.href = address.href;
  }

  #help(dialog: HTMLDialogElement): void {
    const list = dialog.querySelector("dl");
    if (list && !list.childElementCount) {
      for (const one of this.querySelectorAll<HTMLElement>("[data-key]")) {
        const term = document.createElement("dt");
        const meaning = document.createElement("dd");
        const key = document.createElement("kbd");
        key.textContent = one.dataset["key"] ?? "";
        term.append(key);
        meaning.textContent = one.dataset["keyLabel"] ?? one.textContent?.trim() ?? "";
        list.append(term, meaning);
      }
    }
    dialog.showModal();
  }
}

// A browser may keep nothing for anyone; the switch then holds until the page is left.
function areOn(): boolean {
  try {
    return localStorage.getItem(REMEMBERED) !== "off";
  } catch {
    return true;
  }
}

function remember(on: boolean): void {
  try {
    if (on) localStorage.removeItem(REMEMBERED);
    else localStorage.setItem(REMEMBERED, "off");
  } catch {
    return;
  }
}

function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=submit], [type=button])"))
  );
}

// A keyboard set to Cyrillic sends "а" where the button says A: then the place of the key counts.
function pressedFor(letter: string | undefined, event: KeyboardEvent): boolean {
  if (!letter) return false;
  const typed = event.key.toLowerCase();
  return typed === letter || (!/^[a-z]$/.test(typed) && event.code === `Key${letter.toUpperCase()}`);
}
