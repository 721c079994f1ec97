// <button data-take="text" data-into="id"> puts the text into that box, after what is already there.
addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-take]");
  if (!button) return;
  const box = document.getElementById(button.dataset.into);
  box.value = [box.value.trim(), button.dataset.take].filter(Boolean).join("\n");
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.focus();
});
