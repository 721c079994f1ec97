// <button data-dialog="id"> opens that <dialog>; a click on the shade or [data-close] closes it.
addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  if (opener) {
    event.preventDefault();
    document.getElementById(opener.dataset.dialog)?.showModal();
  } else if (event.target.matches("dialog") || event.target.closest("dialog [data-close]")) {
    event.target.closest("dialog").close();
  }
});
