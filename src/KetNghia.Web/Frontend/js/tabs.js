// On a narrow screen the row of tabs is longer than the screen: the one a person stands on is moved into sight.
export function startTabs(root) {
  for (const tab of root.querySelectorAll(".nav-tabs [aria-current]")) {
    const row = tab.closest(".nav-tabs");
    if (row.scrollWidth > row.clientWidth) {
      row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
    }
  }
}
