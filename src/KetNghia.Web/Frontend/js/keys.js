import { announce, text, typing } from "./page.js";

// Keys: "/" search, "g v" and the like, n, e, j/k, "?"; arrows and Enter inside a matrix. They can be switched off in the list under "?".
const offKey = "kn-keys-off";
const isOff = () => window.localStorage && localStorage.getItem(offKey) === "1";
let first = null;
let firstAt = 0;

function press(name) {
  // In a row that has the key itself, that one is meant.
  const row = (document.activeElement && document.activeElement.closest("tr")) || document.querySelector("tr.row-cursor");
  const target = (row && row.querySelector(`[data-key="${name}"]`)) || document.querySelector(`[data-key="${name}"]`);
  if (!target) {
    return false;
  }
  if (target.matches("input, select, textarea")) {
    target.focus();
    if (target.select) {
      target.select();
    }
  } else {
    target.click();
  }
  return true;
}

function step(by) {
  const rows = Array.from(document.querySelectorAll("main tbody tr, main .owe > li")).filter((row) => row.querySelector("a[href]"));
  if (!rows.length) {
    return false;
  }
  const focused = rows.findIndex((row) => row.contains(document.activeElement));
  const now = focused < 0 ? rows.findIndex((row) => row.classList.contains("row-cursor")) : focused;
  const next = rows[Math.max(0, Math.min(rows.length - 1, now < 0 ? 0 : now + by))];
  rows.forEach((row) => row.classList.toggle("row-cursor", row === next));
  next.querySelector("a[href]").focus();
  return true;
}

function showKeys() {
  const list = document.getElementById("kn-keys");
  if (!list || !list.showModal) {
    return false;
  }
  const box = list.querySelector("[data-keys-off]");
  if (box) {
    box.checked = isOff();
    box.onchange = () => localStorage.setItem(offKey, box.checked ? "1" : "0");
  }
  list.showModal();
  return true;
}

function matrix(event) {
  const cell = event.target.closest("td, th");
  const row = cell && cell.parentElement;
  const table = event.target.closest("[data-matrix]");
  if (!table || event.ctrlKey || event.altKey || event.metaKey) {
    return false;
  }
  const caret = event.target.selectionStart;
  if (event.key.toLowerCase() === "m" && (event.target.inputMode === "decimal" || event.target.tagName === "SELECT")) {
    // Numbers hold no letters: the key is free to open what proves the row.
    const proof = row.querySelector("[data-evidence]");
    if (proof) {
      proof.click();
      return true;
    }
  }
  const atStart = caret === 0 || event.target.tagName === "SELECT";
  const atEnd = caret === (event.target.value || "").length || event.target.tagName === "SELECT";
  const moves = {
    ArrowUp: event.target.tagName !== "SELECT" && [-1, 0], ArrowDown: event.target.tagName !== "SELECT" && [1, 0],
    ArrowLeft: atStart && [0, -1], ArrowRight: atEnd && [0, 1], Enter: [1, 0],
  };
  const move = moves[event.key];
  if (!move) {
    return false;
  }
  const rows = Array.from(table.rows);
  const column = Array.from(row.cells).indexOf(cell);
  let r = rows.indexOf(row) + move[0];
  let c = column + move[1];
  while (rows[r] && (move[0] || rows[r].cells[c])) {
    const field = rows[r].cells[c] && rows[r].cells[c].querySelector("input:not([type=hidden]), select, textarea");
    if (field) {
      field.focus();
      if (field.select) {
        field.select();
      }
      return true;
    }
    r += move[0];
    c += move[1];
  }
  return event.key === "Enter";
}

function single(event) {
  const key = event.key;
  if (first === "g" && Date.now() - firstAt < 1500) {
    first = null;
    return press(`g ${key}`);
  }
  if (key === "g") {
    first = "g";
    firstAt = Date.now();
    return true;
  }
  if (key === "?") {
    return showKeys();
  }
  if (key === "j" || key === "k") {
    return step(key === "j" ? 1 : -1);
  }
  return ["/", "n", "e", "m"].includes(key) && press(key);
}

export function startKeys(document) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("[data-show-keys]");
    if (link && showKeys()) {
      event.preventDefault();
    }
    const close = event.target.closest && event.target.closest("[data-close-dialog]");
    if (close) {
      close.closest("dialog").close();
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) {
      return;
    }
    if (typing(event.target)) {
      if (matrix(event)) {
        event.preventDefault();
      }
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector("dialog[open]") || (isOff() && event.key !== "?")) {
      return;
    }
    if (single(event)) {
      event.preventDefault();
    }
  });

  if (isOff()) {
    announce(text("keysOff"));
  }
}
