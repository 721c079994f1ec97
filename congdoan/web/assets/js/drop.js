// A file may be dropped on its field; the name shows before anything is sent.
function show(box) {
  const files = [...box.querySelector("[type=file]").files];
  if (files.length) box.querySelector("[data-name]").textContent = files.map((file) => file.name).join(", ");
}

for (const type of ["dragover", "dragleave", "drop"]) {
  addEventListener(type, (event) => {
    const box = event.target.closest?.(".drop");
    if (!box) return;
    event.preventDefault();
    box.classList.toggle("over", type === "dragover");
    if (type !== "drop" || !event.dataTransfer.files.length) return;
    box.querySelector("[type=file]").files = event.dataTransfer.files;
    show(box);
  });
}
addEventListener("change", (event) => {
  const box = event.target.closest?.(".drop");
  if (box) show(box);
});
