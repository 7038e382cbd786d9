import { announce, notice, text } from "./page.js";
import { keepsDraft, saveDraft } from "./drafts.js";
import { shrinking } from "./photos.js";

// The server already makes a second press harmless (SubmissionId); this spares the line. After a while the press is allowed again.
const releaseAfterMs = 15000;

function release(form) {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll("[data-was-label]")) {
    button.removeAttribute("aria-disabled");
    button.removeAttribute("data-was-label");
  }
}

function resubmit(form, submitter) {
  if (form.requestSubmit) {
    form.requestSubmit(submitter || undefined);
  } else if (submitter) {
    submitter.click();
  } else {
    form.submit();
  }
}

export function startSubmit(document) {
  let pressed = null;
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("button, input[type=submit]");
    pressed = button && button.form ? button : null;
  }, true);

  document.addEventListener("submit", (event) => {
    const form = event.target;
    const submitter = event.submitter || (pressed && pressed.form === form ? pressed : null);
    if ((form.getAttribute("method") || "get").toLowerCase() !== "post") {
      return;
    }
    if (form.dataset.sent) {
      event.preventDefault();
      event.stopImmediatePropagation();
      announce(text("sending"));
      return;
    }
    const work = shrinking(form);
    if (work) {
      event.preventDefault();
      event.stopImmediatePropagation();
      announce(text("shrinking"));
      work.then(() => resubmit(form, submitter));
      return;
    }
    if (navigator.onLine === false) {
      event.preventDefault();
      event.stopImmediatePropagation();
      saveDraft(form);
      notice(form, text(keepsDraft(form) ? "offlineDraft" : "offline"), "warn");
      return;
    }
    if (form.hasAttribute("data-repeat")) {
      return;
    }
    form.dataset.sent = "1";
    if (submitter) {
      submitter.setAttribute("data-was-label", "");
      setTimeout(() => submitter.setAttribute("aria-disabled", "true"), 0);
    }
    announce(text("sending"));
    setTimeout(() => release(form), releaseAfterMs);
  }, true);

  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.target.closest && event.target.closest("form");
    if (form) {
      release(form);
    }
  });

  window.addEventListener("pageshow", (event) => {
    if (event.persisted) {
      document.querySelectorAll("form[data-sent]").forEach(release);
    }
  });
}
