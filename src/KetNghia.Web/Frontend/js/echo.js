// Says back what an amount or a quantity was understood as. The server parses again; this only helps the eye.
const multipliers = [[/(tỷ|tỉ|ty|ti)$/, 1e9], [/(triệu|trieu|tr)$/, 1e6], [/(nghìn|nghin|ngàn|ngan|k)$/, 1e3]];

function plain(words, decimal, whole) {
  const group = decimal === "," ? "." : ",";
  if (/^\d+$/.test(words)) {
    return Number(words);
  }
  if (/^\d{1,3}([.,])\d{3}(\1\d{3})*$/.test(words) && (whole || words.includes(group))) {
    return Number(words.replace(/[.,]/g, ""));
  }
  if (whole) {
    return NaN;
  }
  const parts = words.split(decimal);
  if (parts.length === 2 && /^(\d+|\d{1,3}([.,]\d{3})+)$/.test(parts[0]) && /^\d{1,9}$/.test(parts[1])) {
    return Number(`${parts[0].replace(/[.,]/g, "")}.${parts[1]}`);
  }
  return /^\d+[.,]\d{1,2}$/.test(words) ? Number(words.replace(",", ".")) : NaN;
}

export function parseAmount(typed, decimal, money) {
  let words = typed.normalize("NFC").toLowerCase().replace(/[\s\u00a0\u202f]/g, "");
  let factor = 1;
  if (money) {
    words = words.replace(/(đồng|đ|₫|vnđ|vnd)$/, "");
    for (const [word, times] of multipliers) {
      if (word.test(words)) {
        words = words.replace(word, "");
        factor = times;
        break;
      }
    }
  }
  const value = plain(words, decimal, money && factor === 1) * factor;
  return Number.isFinite(value) ? Math.round(value * 1000) / 1000 : null;
}

function echo(input) {
  const place = document.getElementById(input.dataset.echo);
  if (!place) {
    return;
  }
  const language = document.documentElement.lang || "vi";
  const value = parseAmount(input.value, language === "en" ? "." : ",", input.dataset.kind === "money");
  const known = input.value.trim() !== "" && value !== null;
  place.textContent = known ? `= ${value.toLocaleString(language === "en" ? "en" : "vi-VN")}\u00a0${input.dataset.unit || ""}`.trim() : "";
}

export function startEcho(document) {
  document.querySelectorAll("input[data-echo]").forEach(echo);
  document.addEventListener("input", (event) => {
    if (event.target.matches && event.target.matches("input[data-echo]")) {
      echo(event.target);
    }
  });
}
