// Parts of a form that only one choice needs, and buttons that only make sense with scripts. Without scripts every part is
// there, and the hint beside it says when it counts.
function value(form, name) {
  const field = form.elements[name];
  return field ? field.value : "";
}

function refresh(form) {
  form.querySelectorAll("[data-when]").forEach((part) => {
    const chosen = value(form, part.dataset.when);
    const { is, isAny, isNot } = part.dataset;
    const wanted = isAny !== undefined ? isAny.split(" ").includes(chosen) : is !== undefined ? chosen === is : chosen !== isNot;
    part.hidden = !wanted && !part.querySelector(".field-bad");
  });
}

// The title is printed, and names the file of a PDF: there a code carries the prefix of its locality, as on the page.
function printTitle(document) {
  const title = document.title;
  window.addEventListener("beforeprint", () => {
    document.querySelectorAll(".rc[data-prefix]").forEach((code) => {
      const full = code.dataset.prefix + code.textContent;
      document.title = document.title.includes(full) ? document.title : document.title.replace(code.textContent, full);
    });
  });
  window.addEventListener("afterprint", () => {
    document.title = title;
  });
}

export function startWhen(document) {
  document.querySelectorAll("form").forEach((form) => {
    if (form.querySelector("[data-when]")) {
      refresh(form);
      form.addEventListener("change", () => refresh(form));
    }
  });
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
  // A table of many columns lies across the page.
  document.querySelector(".main")?.classList.toggle("across", document.querySelector("thead th:nth-child(7)") !== null);
  window.addEventListener("beforeprint", () => {
    const now = new Date().toLocaleString("en-GB", { timeZone: "Asia/Ho_Chi_Minh", dateStyle: "short", timeStyle: "short" }).replace(",", "");
    document.querySelectorAll("[data-print-time]").forEach((time) => {
      time.textContent = now;
    });
  });
  printTitle(document);
}
