// Texts come from the page (data attributes of #kn-texts), so that this code holds no language.
export function text(name, values = {}) {
  const box = document.getElementById("kn-texts");
  const raw = (box && box.dataset[name]) || "";
  return raw.replace(/\{(\w+)\}/g, (whole, key) => (key in values ? String(values[key]) : whole));
}

export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(name, value === true ? "" : value);
    }
  }
  made.append(...children);
  return made;
}

// Says a sentence to screen readers without moving anything on the page.
export function announce(sentence) {
  const live = document.getElementById("kn-live");
  if (live) {
    live.textContent = "";
    setTimeout(() => { live.textContent = sentence; }, 50);
  }
}

// Shows a quiet notice at the top of the form or of the page; returns it so that buttons can be added.
export function notice(near, sentence, kind = "info") {
  const words = element("div", {}, sentence);
  const box = element("div", { class: `alert al-${kind} notice-draft mb-2`, role: "status" }, words);
  const place = near || document.querySelector("main");
  if (place) {
    place.prepend(box);
  }
  return box;
}

export function noticeButton(box, label, action) {
  const button = element("button", { type: "button", class: "btn btn-sm btn-outline" }, label);
  button.addEventListener("click", action);
  box.append(button);
  return button;
}

export const clock = () => {
  const now = new Date();
  return `${String(now.getHours()).padStart(2, "0")}:${String(now.getMinutes()).padStart(2, "0")}`;
};

export function typing(target) {
  return target && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
