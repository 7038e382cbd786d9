import { readNumber } from "./readings.js";

// Figures that follow from what is typed, and a button that types one. The server says the same after a round trip.
const isEnglish = () => document.documentElement.lang === "en";

function typed(id, money) {
  const field = document.getElementById(id);
  return field ? readNumber(field.value, isEnglish() ? "." : ",", money) : null;
}

function shown(value, unit) {
  const number = value.toLocaleString(isEnglish() ? "en" : "vi-VN", { maximumFractionDigits: 3 }).replace(/^-/, "\u2212");
  return unit ? `${number}\u00a0${unit}` : number;
}

function difference(place) {
  const value = typed(place.dataset.difference, place.dataset.kind === "money");
  const differs = value === null ? null : Math.round((value - Number(place.dataset.from)) * 1000) / 1000;
  place.textContent = differs === null ? place.dataset.unknown : shown(differs, place.dataset.unit);
  place.parentNode.classList.toggle("is-known", differs !== null && differs !== 0);
}

function product(place) {
  const [quantity, price] = [typed(place.dataset.product, false), typed(place.dataset.price, true)];
  place.textContent = quantity === null || price === null ? place.dataset.unknown : shown(Math.round(quantity * price), place.dataset.unit);
}

export function startFigures(document) {
  const refresh = () => {
    document.querySelectorAll("[data-difference]").forEach(difference);
    document.querySelectorAll("[data-product]").forEach(product);
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[data-fill]");
    const field = button && document.getElementById(button.dataset.fill);
    if (field) {
      event.preventDefault();
      field.value = button.dataset.value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
      field.focus();
    }
  });
  if (document.querySelector("[data-difference], [data-product]")) {
    document.addEventListener("input", refresh);
    refresh();
  }
}
