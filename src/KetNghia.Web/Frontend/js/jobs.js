import { announce } from "./page.js";

// Progress cards ask again by themselves (htmx, every two seconds). Nobody looks: nobody asks. At the end the result is said aloud.
export function startJobs(document) {
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (document.hidden && event.target.closest && event.target.closest("[data-job]")) {
      event.preventDefault();
    }
  });

  // A page that has no card any more shows the result in its place: the card makes way for the whole page.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const card = event.target.closest && event.target.closest("[data-job]");
    if (card && !event.detail.xhr.responseText.includes(`id="${card.id}"`)) {
      event.detail.shouldSwap = false;
      window.location.assign(card.getAttribute("hx-get"));
    }
  });

  document.addEventListener("htmx:afterSettle", (event) => {
    const card = event.target.closest && (event.target.closest("[data-job]") || event.target.querySelector("[data-job]"));
    if (card && card.dataset.job !== "running") {
      const sentence = card.querySelector("[data-job-text]");
      announce(sentence ? sentence.textContent : "");
    }
  });
}
