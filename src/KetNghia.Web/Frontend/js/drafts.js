import { announce, clock, notice, noticeButton, text } from "./page.js";

// Drafts of long forms live in this browser only, per account, for two weeks. Fields marked data-no-draft, passwords and files never do.
const prefix = "kn-draft:";
const sentKey = "kn-draft-sent";
const keepMs = 14 * 24 * 3600 * 1000;
const everyMs = 10000;

const nameOf = (form) => `${prefix}${document.documentElement.dataset.user || ""}:${form.dataset.draft}`;

function fields(form) {
  return Array.from(form.elements).filter((field) =>
    field.name && !field.disabled && !/^(hidden|password|file|submit|button|reset|image)$/.test(field.type)
    && !field.name.startsWith("__") && !field.closest("[data-no-draft]"));
}

function read(form) {
  return fields(form).map((field) => {
    const value = /^(checkbox|radio)$/.test(field.type) ? [field.value, field.checked]
      : field.multiple && field.options ? Array.from(field.selectedOptions, (option) => option.value) : field.value;
    return [field.name, field.type, value];
  });
}

function write(form, saved) {
  const left = saved.slice();
  for (const field of fields(form)) {
    const choice = /^(checkbox|radio)$/.test(field.type);
    const at = left.findIndex(([name, type, value]) => name === field.name && type === field.type && (!choice || value[0] === field.value));
    if (at < 0) {
      continue;
    }
    const [, , value] = left.splice(at, 1)[0];
    if (choice) {
      field.checked = value[1];
    } else if (Array.isArray(value)) {
      Array.from(field.options).forEach((option) => { option.selected = value.includes(option.value); });
    } else {
      field.value = value;
    }
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

const load = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch (error) {
    return null;
  }
};

export function saveDraft(form) {
  if (!form.dataset || !form.dataset.draft) {
    return false;
  }
  const values = read(form);
  const packed = JSON.stringify(values);
  if (packed === form.dataset.draftSaved) {
    return false;
  }
  try {
    localStorage.setItem(nameOf(form), JSON.stringify({ at: Date.now(), values }));
  } catch (error) {
    return false;
  }
  form.dataset.draftSaved = packed;
  const mark = document.querySelector("[data-draft-status]");
  if (mark) {
    mark.textContent = text("draftSaved", { time: clock() });
    mark.hidden = false;
  }
  return true;
}

function forget(key) {
  localStorage.removeItem(key);
}

// A success message on the page after the post means that the draft has become a record.
function clearSent() {
  const sent = sessionStorage.getItem(sentKey);
  if (sent && document.querySelector("[data-receipt], [data-flash=ok]")) {
    forget(sent);
    sessionStorage.removeItem(sentKey);
  }
}

function dropOld() {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(prefix)) {
      const draft = load(key);
      if (!draft || Date.now() - draft.at > keepMs) {
        forget(key);
      }
    }
  }
}

function offer(form, first) {
  const draft = load(nameOf(form));
  if (!draft || form.querySelector("[data-error-summary], [aria-invalid=true]") || JSON.stringify(draft.values) === JSON.stringify(first)) {
    return;
  }
  write(form, draft.values);
  form.dataset.draftSaved = JSON.stringify(read(form));
  const at = new Date(draft.at);
  const when = `${String(at.getHours()).padStart(2, "0")}:${String(at.getMinutes()).padStart(2, "0")} ${String(at.getDate()).padStart(2, "0")}/${String(at.getMonth() + 1).padStart(2, "0")}`;
  const box = notice(form, text("draftRestored", { time: when }));
  noticeButton(box, text("draftKeep"), () => box.remove());
  noticeButton(box, text("draftDiscard"), () => {
    write(form, first);
    forget(nameOf(form));
    form.dataset.draftSaved = JSON.stringify(first);
    box.remove();
    const field = fields(form)[0];
    if (field) {
      field.focus();
    }
  });
}

export function startDrafts(document) {
  if (!window.localStorage || !window.sessionStorage) {
    return;
  }
  clearSent();
  dropOld();
  for (const form of document.querySelectorAll("form[data-draft]")) {
    const first = read(form);
    form.dataset.draftSaved = JSON.stringify(first);
    offer(form, first);
    form.addEventListener("focusout", () => saveDraft(form));
    form.addEventListener("submit", () => {
      saveDraft(form);
      sessionStorage.setItem(sentKey, nameOf(form));
    });
    setInterval(() => saveDraft(form), everyMs);
    window.addEventListener("pagehide", () => saveDraft(form));
  }
  document.addEventListener("keydown", (event) => {
    const form = document.querySelector("form[data-draft]");
    if (form && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
      event.preventDefault();
      saveDraft(form);
      announce(text("draftSaved", { time: clock() }));
    }
  });
}
