// After a refused form the summary gets the focus; after a swap the new heading does.
function focusSummary(scope) {
  const summary = scope.querySelector("[data-error-summary]");
  if (summary) {
    summary.focus();
  }
  return summary;
}

export function startErrors(document) {
  focusSummary(document);

  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("[data-error-summary] a[href^='#']");
    const field = link && document.getElementById(link.getAttribute("href").slice(1));
    if (field) {
      event.preventDefault();
      field.scrollIntoView({ block: "center" });
      field.focus({ preventScroll: true });
    }
  });

  document.addEventListener("click", (event) => {
    const close = event.target.closest && event.target.closest("[data-dismiss]");
    if (close) {
      const box = close.closest(".alert, .toast-ok");
      if (box) {
        box.remove();
      }
    }
  });

  document.addEventListener("htmx:afterSettle", (event) => {
    const target = event.detail.target;
    if (!target || target.hasAttribute("data-quiet") || target.closest("[data-quiet]") || target.closest("dialog")) {
      return;
    }
    if (!focusSummary(target)) {
      const heading = target.querySelector("h1, h2");
      if (heading) {
        heading.setAttribute("tabindex", "-1");
        heading.focus();
      }
    }
  });
}
