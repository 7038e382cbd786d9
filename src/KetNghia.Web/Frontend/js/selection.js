import { text } from "./page.js";

// Lists with boxes: one box for the whole page, and a bar that counts. Without scripts the bar is simply always there.
function refresh(form) {
  const boxes = Array.from(form.querySelectorAll("input[data-check-row]"));
  const chosen = boxes.filter((box) => box.checked);
  for (const box of boxes) {
    const row = box.closest("tr, li");
    if (row) {
      row.classList.toggle("sel", box.checked);
    }
  }
  const all = form.querySelector("input[data-check-all]");
  if (all) {
    all.checked = boxes.length > 0 && chosen.length === boxes.length;
    all.indeterminate = chosen.length > 0 && chosen.length < boxes.length;
  }
  const bar = form.querySelector("[data-bulk]");
  if (bar) {
    bar.hidden = chosen.length === 0;
    const count = bar.querySelector("[data-bulk-count]");
    if (count) {
      count.textContent = text("selected", { count: chosen.length });
    }
  }
}

export function startSelection(document) {
  document.querySelectorAll("form").forEach((form) => form.querySelector("[data-bulk]") && refresh(form));
  document.addEventListener("change", (event) => {
    const box = event.target;
    if (!box.matches || !box.form || !box.matches("input[data-check-row], input[data-check-all]")) {
      return;
    }
    if (box.hasAttribute("data-check-all")) {
      box.form.querySelectorAll("input[data-check-row]").forEach((row) => { row.checked = box.checked; });
    }
    refresh(box.form);
  });
  document.addEventListener("change", (event) => {
    const radio = event.target;
    if (radio.matches && radio.matches(".choice input[type=radio], .choice input[type=checkbox]")) {
      const group = radio.closest("fieldset, form");
      group.querySelectorAll(".choice").forEach((label) => label.classList.toggle("on", label.querySelector("input").checked));
    }
  });
}
