// Forms lose nothing: leaving with changes is asked about, and what is typed is kept in this tab until saved.
//   A draft that was sent is dropped on the next page, unless that page is a sign-in (the session had ended)
//   or the form itself again (with faults, which carries what was typed).
const owner = document.body.dataset.me ?? "";
const name = (form) => `draft:${owner}:${form.dataset.draft || location.pathname}`;
const drafts = () => Object.keys(sessionStorage).filter((key) => key.startsWith("draft:"));

function fields(form) {
  return [...form.elements].filter(
    (one) => one.name && one.name !== "csrfmiddlewaretoken" && one.name !== "version" &&
      !["password", "file", "submit", "button", "fieldset"].includes(one.type) && !("private" in one.dataset),
  );
}

/** Every field's content in order; for a combobox also the words that stand for its value. */
function content(form) {
  return fields(form).map((one) => [
    one.name,
    one.type === "checkbox" || one.type === "radio" ? one.checked : one.value,
    one.previousElementSibling?.matches("[role=combobox]") ? one.previousElementSibling.value : null,
  ]);
}

function fill(form, kept) {
  fields(form).forEach((one, place) => {
    const [called, value, words] = kept[place] ?? [];
    if (called !== one.name) return;
    if (typeof value === "boolean") one.checked = value;
    else one.value = value;
    if (words !== null) one.previousElementSibling.value = words;
  });
}

function read(key) {
  return JSON.parse(sessionStorage.getItem(key) ?? "null");
}

function write(form, sent = false) {
  sessionStorage.setItem(name(form), JSON.stringify({ sent, content: content(form) }));
}

function settle() {
  const door = document.body.dataset.door;
  const here = [...document.querySelectorAll("form[data-draft]")].map(name);
  for (const key of drafts()) {
    const draft = read(key);
    if (!draft.sent) continue;
    if (door || here.includes(key)) sessionStorage.setItem(key, JSON.stringify({ ...draft, sent: false }));
    else sessionStorage.removeItem(key);
  }
}

function restore(form, first) {
  const draft = read(name(form));
  const notice = form.querySelector("[data-restored]");
  if (!draft || form.querySelector("[aria-invalid=true], .summary") || JSON.stringify(draft.content) === first) return;
  fill(form, draft.content);
  if (!notice) return;
  notice.hidden = false;
  notice.querySelector("button").addEventListener("click", () => {
    fill(form, JSON.parse(first));
    sessionStorage.removeItem(name(form));
    notice.hidden = true;
  });
}

function keep(form) {
  const first = JSON.stringify(content(form));
  let sending = false;
  if ("draft" in form.dataset) {
    restore(form, first);
    const changed = () => write(form);
    form.addEventListener("input", changed);
    form.addEventListener("change", changed);
  }
  form.addEventListener("submit", () => {
    sending = true;
    if ("draft" in form.dataset) write(form, true);
  });
  // Sent without leaving the page: what the server took is a draft no longer.
  form.addEventListener("htmx:beforeOnLoad", ({ detail }) => {
    if (detail.elt === form && detail.xhr.status < 300) sessionStorage.removeItem(name(form));
  });
  addEventListener("beforeunload", (event) => {
    if (!sending && "guard" in form.dataset && JSON.stringify(content(form)) !== first) event.preventDefault();
  });
}

const wire = (within) =>
  within.querySelectorAll("form[data-draft]:not([data-kept]), form[data-guard]:not([data-kept])").forEach((form) => {
    form.dataset.kept = "";
    keep(form);
  });

settle();
wire(document);
addEventListener("htmx:load", (event) => wire(event.target));
document.querySelectorAll("form[data-leave]").forEach((form) =>
  form.addEventListener("submit", () => drafts().forEach((key) => sessionStorage.removeItem(key))),
);
// A form with faults begins at its summary.
document.querySelector(".summary")?.focus();
