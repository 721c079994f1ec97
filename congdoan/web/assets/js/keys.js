/** Whether a key belongs to a field or a dialog and is none of the page's own. */
export function typing(event) {
  return (
    event.ctrlKey || event.metaKey || event.altKey || event.isComposing ||
    Boolean(event.target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, dialog, [contenteditable]"))
  );
}
