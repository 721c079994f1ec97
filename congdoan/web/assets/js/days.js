// A calendar beside a day field: typing stays the first way, the browser's own calendar is the second.
function wire(within) {
  for (const box of within.querySelectorAll("[data-day]:not([data-wired])")) {
    box.dataset.wired = "";
    const [input, button, calendar] = ["input", "button", "[type=date]"].map((one) => box.querySelector(one));
    button.hidden = calendar.hidden = false;
    button.addEventListener("click", () => calendar.showPicker());
    calendar.addEventListener("change", () => {
      const [year, month, day] = calendar.value.split("-");
      if (!day) return;
      input.value = `${day}/${Number(month) < 3 ? month : Number(month)}/${year}`;
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.focus();
    });
  }
}

wire(document);
addEventListener("htmx:load", (event) => wire(event.target));
