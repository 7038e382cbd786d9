import { text } from "./page.js";

// A link marked data-dialog shows its page's [data-dialog-content] in a dialog; without scripts the page itself opens.
function shell(document) {
  let dialog = document.getElementById("kn-dialog");
  if (!dialog) {
    dialog = document.createElement("dialog");
    dialog.id = "kn-dialog";
    dialog.className = "dlg";
    const close = document.createElement("button");
    close.type = "button";
    close.className = "icbtn dlg-close";
    close.setAttribute("aria-label", text("close"));
    close.textContent = "×";
    close.addEventListener("click", () => dialog.close());
    const body = document.createElement("div");
    body.id = "kn-dialog-body";
    dialog.append(close, body);
    document.body.append(dialog);
  }
  return dialog;
}

export function startDialogs(document, htmx) {
  if (typeof HTMLDialogElement !== "function" || !HTMLDialogElement.prototype.showModal) {
    return;
  }
  document.addEventListener("click", async (event) => {
    const link = event.target.closest && event.target.closest("a[data-dialog]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) {
      return;
    }
    event.preventDefault();
    const dialog = shell(document);
    const body = dialog.querySelector("#kn-dialog-body");
    body.textContent = "";
    try {
      await htmx.ajax("GET", link.href, { target: body, select: "[data-dialog-content]" });
    } catch (error) {
      body.textContent = "";
    }
    if (!body.childElementCount) {
      location.href = link.href;
      return;
    }
    for (const form of body.querySelectorAll("form:not([action])")) {
      form.setAttribute("action", link.href);
    }
    const heading = body.querySelector("h1, h2");
    if (heading) {
      heading.id = heading.id || "kn-dialog-title";
      dialog.setAttribute("aria-labelledby", heading.id);
    }
    dialog.addEventListener("close", () => link.focus(), { once: true });
    dialog.showModal();
  });
}
