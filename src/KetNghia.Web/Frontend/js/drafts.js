import { announce, clock, element, notice, noticeButton, text } from "./page.js";

// What a person types into a form stays in this browser until the form is accepted, the person signs out, somebody else
// signs in here, or two weeks have passed. Fields under data-no-draft (personal data), passwords and files are never kept.
const prefix = "kn-draft:";
const sentKey = "kn-draft-sent";
const keepMs = 14 * 24 * 3600 * 1000;
const everyMs = 10000;
const mostSent = 20;
const watched = new Map();
let leaving = false;

const user = () => document.documentElement.dataset.user || "";
const nameOf = (form) => `${prefix}${user()}:${form.dataset.draft}`;
const isChoice = (field) => /^(checkbox|radio)$/.test(field.type);

function isKept(field) {
  return field.name && !field.name.startsWith("__") && !field.disabled && !/^(hidden|password|file|submit|button|reset|image)$/.test(field.type)
    && /^(INPUT|TEXTAREA|SELECT)$/.test(field.tagName) && !field.closest("[data-no-draft]");
}

// Fields by name; of several alike the second is "name#1", and each box or button is known by its value.
function fields(form) {
  const seen = new Map();
  return Array.from(form.elements).filter(isKept).map((field) => {
    const name = isChoice(field) ? `${field.name}=${field.value}` : field.name;
    const nth = seen.get(name) || 0;
    seen.set(name, nth + 1);
    return [nth ? `${name}#${nth}` : name, field];
  });
}

const valueOf = (field) => isChoice(field) ? field.checked
  : field.multiple && field.options ? Array.from(field.selectedOptions, (option) => option.value).join("\n") : field.value;

function read(form) {
  const values = {};
  for (const [name, field] of fields(form)) {
    values[name] = valueOf(field);
  }
  return values;
}

// Only what the person has changed is kept, beside what stood there.
function changed(base, values) {
  const kept = { base: {}, values: {} };
  for (const name of Object.keys(values).filter((key) => values[key] !== base[key])) {
    kept.base[name] = base[name];
    kept.values[name] = values[name];
  }
  return kept;
}

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

function put(field, value) {
  if (isChoice(field)) {
    field.checked = value;
  } else if (field.multiple && field.options) {
    const chosen = value.split("\n");
    Array.from(field.options).forEach((option) => { option.selected = chosen.includes(option.value); });
  } else if (!field.options || Array.from(field.options).some((option) => option.value === value)) {
    field.value = value;
  } else {
    return false;
  }
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
  return true;
}

function parsed(store, key) {
  try {
    return JSON.parse(store.getItem(key));
  } catch (error) {
    return null;
  }
}

const load = (key) => {
  const draft = parsed(localStorage, key);
  return draft && draft.values && draft.base ? draft : null;
};

const forget = (key) => localStorage.removeItem(key);

function forgetAll(unless) {
  Object.keys(localStorage).filter((key) => key.startsWith(prefix) && !(unless && unless(key))).forEach(forget);
}

function mark(form, sentence) {
  let place = form.querySelector("[data-draft-status]");
  if (!place) {
    place = element("p", { class: "small mute mb-0 draft-mark", "data-draft-status": true });
    form.append(place);
  }
  place.textContent = sentence;
}

export function saveDraft(form) {
  const state = watched.get(form);
  if (!state || leaving) {
    return false;
  }
  const values = read(form);
  if (same(values, state.saved)) {
    return false;
  }
  state.saved = values;
  if (same(values, state.base)) {
    forget(nameOf(form));
    mark(form, "");
    return false;
  }
  try {
    localStorage.setItem(nameOf(form), JSON.stringify({ at: Date.now(), ...changed(state.base, values) }));
  } catch (error) {
    return false;
  }
  mark(form, text("draftSaved", { time: clock() }));
  return true;
}

const sent = () => parsed(sessionStorage, sentKey) || [];
const keepSent = (list) => sessionStorage.setItem(sentKey, JSON.stringify(list.slice(-mostSent)));

function noteSent(form) {
  const id = form.elements.SubmissionId;
  keepSent([...sent().filter(([name]) => name !== nameOf(form)), [nameOf(form), id ? id.value.replace(/-/g, "") : ""]]);
}

// The page after the post names the submission that has become a record; a form that stands here again has not.
function settle(forms) {
  const done = document.querySelector("[data-submission]");
  const accepted = done ? done.dataset.submission : "";
  const here = forms.map(nameOf);
  keepSent(sent().filter(([name, id]) => {
    if (id && id === accepted) {
      forget(name);
      return false;
    }
    return !here.includes(name);
  }));
}

const labelOf = (field) => {
  const group = field.closest("fieldset");
  const label = isChoice(field) && group ? group.querySelector("legend") : field.labels && field.labels[0];
  return label && label.firstChild ? label.firstChild.textContent.trim() : "";
};

function tell(form, at, missed) {
  const again = Array.from(form.elements).filter((field) => field.type === "file" || (field.type !== "hidden" && field.closest("[data-no-draft]") && field.name));
  const names = Array.from(new Set([...missed, ...again].map(labelOf))).filter(Boolean);
  const when = `${String(at.getHours()).padStart(2, "0")}:${String(at.getMinutes()).padStart(2, "0")} ${String(at.getDate()).padStart(2, "0")}/${String(at.getMonth() + 1).padStart(2, "0")}`;
  return notice(form, [text("draftRestored", { time: when }), names.length ? text("draftAgain", { fields: names.join(", ") }) : ""].join(" ").trim());
}

// What the person has changed is filled in again; what others have changed in the record meanwhile stays.
function offer(form, state) {
  const draft = load(nameOf(form));
  if (!draft) {
    return;
  }
  const here = new Map(fields(form));
  const names = Object.keys(draft.values);
  const changes = names.filter((name) => !here.has(name) || valueOf(here.get(name)) !== draft.values[name]);
  if (!changes.length) {
    forget(nameOf(form));
    return;
  }
  const missed = changes.filter((name) => here.has(name) && !put(here.get(name), draft.values[name])).map((name) => here.get(name));
  const lost = changes.some((name) => !here.has(name) && draft.values[name]);
  state.saved = read(form);
  const box = tell(form, new Date(draft.at), missed);
  if (lost) {
    box.firstChild.append(` ${text("draftLost")}`);
  }
  noticeButton(box, text("draftKeep"), () => box.remove());
  noticeButton(box, text("draftDiscard"), () => {
    names.filter((name) => here.has(name)).forEach((name) => put(here.get(name), state.base[name]));
    forget(nameOf(form));
    state.saved = read(form);
    mark(form, "");
    box.remove();
    fields(form)[0][1].focus();
  });
}

function watch(form) {
  if (!fields(form).length) {
    return;
  }
  const isTyped = form.dataset.draftTyped !== undefined;
  const first = read(form);
  const earlier = isTyped && load(nameOf(form));
  const state = { base: earlier ? { ...first, ...earlier.base } : first, saved: first };
  watched.set(form, state);
  if (!isTyped) {
    offer(form, state);
  }
}

const saveAll = () => Array.from(watched.keys()).map(saveDraft).some(Boolean);

export const keepsDraft = (form) => watched.has(form);

function onSubmit(event) {
  const form = event.target;
  if (/\/account\/sign-out$/.test(form.getAttribute("action") || "")) {
    leaving = true;
    forgetAll();
    sessionStorage.removeItem(sentKey);
  } else if (form.dataset.draft) {
    saveDraft(form);
    noteSent(form);
  }
}

export function startDrafts(document) {
  if (!window.localStorage || !window.sessionStorage) {
    return;
  }
  document.addEventListener("submit", onSubmit);
  if (!user()) {
    // Sign-in and error pages belong to nobody: they only say that what was sent last is still here.
    const isKeptHere = sent().some(([name]) => load(name));
    document.querySelectorAll("[data-draft-kept]").forEach((place) => { place.hidden = !isKeptHere; });
    return;
  }
  const forms = Array.from(document.querySelectorAll("form[data-draft]"));
  forgetAll((key) => key.startsWith(`${prefix}${user()}:`) && Date.now() - ((load(key) || {}).at || 0) < keepMs);
  settle(forms);
  forms.forEach(watch);
  document.addEventListener("focusout", (event) => event.target.form && saveDraft(event.target.form));
  document.addEventListener("change", (event) => event.target.form && saveDraft(event.target.form));
  setInterval(saveAll, everyMs);
  window.addEventListener("pagehide", saveAll);
  document.addEventListener("keydown", (event) => {
    if (watched.size && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
      event.preventDefault();
      saveAll();
      announce(text("draftSaved", { time: clock() }));
    }
  });
}
