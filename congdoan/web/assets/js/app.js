// Wires the page: each module minds one thing and does nothing where it finds nothing to mind.
import htmx from "htmx.org/dist/htmx.esm.js";
import "./card.js";
import "./charts.js";
import "./combobox.js";
import "./days.js";
import "./dialogs.js";
import "./drop.js";
import "./forms.js";
import "./grid.js";
import "./menus.js";
import "./nav.js";
import "./palette.js";
import "./print.js";
import "./reading.js";
import "./tables.js";
import "./take.js";
import "./toasts.js";
import { say } from "./toasts.js";
import { word } from "./words.js";

Object.assign(htmx.config, {
  allowEval: false,
  includeIndicatorStyles: false,
  historyRestoreAsHxRequest: false,
  scrollIntoViewOnBoost: false,
  // A form with faults (422) or overtaken by a colleague (409) is a page to show, not an error to hide.
  responseHandling: [
    { code: "204", swap: false },
    { code: "[23]..", swap: true },
    { code: "409|422", swap: true },
    { code: "...", swap: false, error: true },
  ],
});
addEventListener("htmx:sendError", () => say("error", word("offline")));
addEventListener("htmx:responseError", (event) => {
  if (event.detail.xhr.status === 403 || event.detail.xhr.status === 401) location.reload();
  else say("error", word("failed"));
});
