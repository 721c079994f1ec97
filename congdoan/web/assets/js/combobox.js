// Search as you type with a list of answers: the WAI-ARIA combobox, for pickers, the standing and the palette.
//   <div data-combobox="URL"><input role="combobox" aria-controls="LIST"><ul id="LIST" role="listbox"></ul></div>
// Answers are <li role="option" data-value data-label> (a choice) or with data-href (a place to go).
const WAIT = 140;

class Combobox {
  constructor(root) {
    this.root = root;
    this.input = root.querySelector("[role=combobox]");
    this.list = document.getElementById(this.input.getAttribute("aria-controls"));
    this.kept = this.keep();
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.choose(event.target.closest("[role=option]")));
    if (!("always" in root.dataset)) this.input.addEventListener("blur", () => this.close());
  }

  /** What is posted: the choice's value, or what was typed while nothing was chosen. */
  keep() {
    if (!this.input.name) return null;
    const hidden = Object.assign(document.createElement("input"), { type: "hidden", name: this.input.name });
    hidden.value = this.input.dataset.value || this.input.value;
    this.input.removeAttribute("name");
    this.input.after(hidden);
    return hidden;
  }

  typed() {
    if (this.kept) {
      this.kept.value = this.input.value;
      this.kept.dispatchEvent(new Event("change", { bubbles: true }));
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), WAIT);
  }

  async ask() {
    this.asking?.abort();
    this.asking = new AbortController();
    const url = new URL(this.root.dataset.combobox, location.href);
    url.searchParams.set("q", this.input.value.trim());
    try {
      const answer = await fetch(url, { signal: this.asking.signal, headers: { "HX-Request": "true" } });
      if (answer.ok) this.show(await answer.text());
    } catch (fault) {
      if (fault.name !== "AbortError") this.close();
    }
  }

  show(html) {
    this.list.innerHTML = html;
    this.options.forEach((option, place) => (option.id ||= `${this.list.id}-${place}`));
    this.input.setAttribute("aria-expanded", String(this.list.childElementCount > 0));
    this.mark("always" in this.root.dataset ? this.options[0] : null);
  }

  close() {
    if ("always" in this.root.dataset) return;
    clearTimeout(this.timer);
    this.asking?.abort();
    this.list.replaceChildren();
    this.input.setAttribute("aria-expanded", "false");
    this.mark(null);
  }

  get options() {
    return [...this.list.querySelectorAll("[role=option]:not([aria-disabled])")];
  }

  get marked() {
    return this.list.querySelector("[aria-selected=true]");
  }

  mark(option) {
    this.marked?.setAttribute("aria-selected", "false");
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  step(by) {
    const options = this.options;
    if (!options.length) return this.ask();
    const place = options.indexOf(this.marked);
    this.mark(options[(place + by + options.length + (place < 0 && by < 0 ? 1 : 0)) % options.length]);
  }

  key(event) {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && this.marked) {
      event.preventDefault();
      this.choose(this.marked);
    } else if (event.key === "Escape" && this.list.childElementCount && !("always" in this.root.dataset)) {
      event.stopPropagation();
      event.preventDefault();
      this.close();
    } else if (event.key === "Tab" && this.marked && this.kept) {
      this.choose(this.marked);
    }
  }

  choose(option) {
    if (!option || option.hasAttribute("aria-disabled")) return;
    if (option.dataset.href) return location.assign(option.dataset.href);
    this.input.value = option.dataset.label ?? option.textContent.trim();
    if (this.kept) {
      this.kept.value = option.dataset.value;
      this.kept.dispatchEvent(new Event("change", { bubbles: true }));
    }
    this.close();
    if ("submit" in this.root.dataset) this.input.form.requestSubmit();
  }
}

function wire(within) {
  for (const root of within.querySelectorAll("[data-combobox]:not([data-wired])")) {
    root.dataset.wired = "";
    root.combobox = new Combobox(root);
  }
}

wire(document);
addEventListener("htmx:load", (event) => wire(event.target));
