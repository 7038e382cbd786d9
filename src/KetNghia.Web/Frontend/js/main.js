import htmx from "htmx.org";
import { startDialogs } from "./dialogs.js";
import { startDrafts } from "./drafts.js";
import { startEcho } from "./echo.js";
import { startErrors } from "./errors.js";
import { startFigures } from "./figures.js";
import { startJobs } from "./jobs.js";
import { startKeys } from "./keys.js";
import { startMenus } from "./menus.js";
import { startPhotos } from "./photos.js";
import { startSelection } from "./selection.js";
import { startSubmit } from "./submit.js";
import { startTabs } from "./tabs.js";
import { startWhen } from "./when.js";

// Every part only saves a step: the page does the same work without it. One part failing on an old phone must not stop the others.
// Drafts come after the parts that answer to what is filled in.
const parts = [startErrors, startSubmit, startPhotos, startWhen, startEcho, startFigures, startMenus, startTabs, startDialogs, startSelection, startDrafts, startJobs, startKeys];

function start() {
  for (const part of parts) {
    try {
      part(document, htmx);
    } catch (error) {
      console.error(error);
    }
  }
}

if (document.readyState === "loading") {
  document.addEventListener("DOMContentLoaded", start);
} else {
  start();
}
