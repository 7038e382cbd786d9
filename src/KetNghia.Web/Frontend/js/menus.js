// Menus are <details>: this closes them on a press outside and on Escape, and hands the focus back.
export function startMenus(document) {
  const open = () => Array.from(document.querySelectorAll("details.drop[open]"));

  document.addEventListener("click", (event) => {
    for (const menu of open()) {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") {
      return;
    }
    const menus = open();
    for (const menu of menus) {
      menu.open = false;
      const handle = menu.querySelector("summary");
      if (handle) {
        handle.focus();
      }
    }
    if (!menus.length && location.hash === "#menu") {
      location.hash = "#noi-dung";
    }
  });

  document.addEventListener("focusout", (event) => {
    const menu = event.target.closest && event.target.closest("details.drop[open]");
    if (menu && event.relatedTarget && !menu.contains(event.relatedTarget)) {
      menu.open = false;
    }
  });

  // Selects that only change the view submit their own form; the button beside them is for those without scripts.
  document.addEventListener("change", (event) => {
    const select = event.target;
    if (select.matches && select.matches("[data-submit-on-change]") && select.form) {
      if (select.form.requestSubmit) {
        select.form.requestSubmit();
      } else {
        select.form.submit();
      }
    }
  });
}
