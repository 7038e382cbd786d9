import { readNumber } from "./readings.js";

// Says back what an amount or a quantity was understood as. The server reads again; this only helps the eye.
function echo(input) {
  const place = document.getElementById(input.dataset.echo);
  if (!place) {
    return;
  }
  const isEnglish = document.documentElement.lang === "en";
  const value = readNumber(input.value, isEnglish ? "." : ",", input.dataset.kind === "money");
  const number = value === null ? "" : value.toLocaleString(isEnglish ? "en" : "vi-VN").replace(/^-/, "\u2212");
  place.textContent = value === null ? "" : `= ${number}\u00a0${input.dataset.unit || ""}`.trim();
}

export function startEcho(document) {
  document.querySelectorAll("input[data-echo]").forEach(echo);
  document.addEventListener("input", (event) => {
    if (event.target.matches && event.target.matches("input[data-echo]")) {
      echo(event.target);
    }
  });
}
