// Reads typed amounts and quantities by the rules of the server's reader; both are held to one table by the tests.
const multipliers = [
  [/ ?(?:tỷ|tỉ|ty|billion|bn)\.?$/, 1e9],
  [/ ?(?:triệu|trieu|tr|million|m)\.?$/, 1e6],
  [/ ?(?:nghìn|nghin|ngàn|ngan|thousand|k)\.?$/, 1e3],
];
const invisible = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const most = { money: 1e14, quantity: 1e9 };

function tidy(typed) {
  return typed.normalize("NFC").replace(invisible, "").replace(/[\s\u0085]+/g, " ").trim()
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .toLowerCase().replace(/ð/g, "đ").replace(/^['’‘`](?=.)/, "");
}

// Digits and decimals of a number without sign and words; null when it has two readings or none.
function digits(words, decimal) {
  if (words.length > 100 || !/^[0-9][0-9., ]*$/.test(words)) {
    return null;
  }
  const isComma = decimal === ",";
  const marked = words.replace(/[.,]/g, (sign) => ((sign === ",") === isComma ? "D" : "G"));
  if (/^[1-9][0-9]{0,2}D000$/.test(marked)) {
    return null;
  }
  const forms = [
    /^([0-9]+|[1-9][0-9]{0,2}(?:G[0-9]{3})+)(?:D([0-9]+))?$/,
    /^([1-9][0-9]{0,2}(?: [0-9]{3})+)(?:D([0-9]+))?$/,
    /^([1-9][0-9]{0,2}(?: [0-9]{3})+)G([0-9]{1,2})$/,
    /^([1-9][0-9]{0,2}(?:D[0-9]{3}){2,})$/,
    /^([1-9][0-9]{0,2}(?:D[0-9]{3})+)G([0-9]{1,2})$/,
    /^(0|[1-9][0-9]*)G([0-9]{1,2})$/,
    /^(0)G([0-9]+)$/,
  ];
  const found = forms.map((form) => form.exec(marked)).find((match) => match !== null);
  return found ? [found[1].replace(/[GD ]/g, "").replace(/^0+/, ""), (found[2] || "").replace(/0+$/, "")] : null;
}

// A whole number of thousandths, or of đồng, moved by powers of ten as text: nothing is rounded on the way.
function shifted([whole, part], places) {
  const moved = `${whole}${part.padEnd(places, "0").slice(0, places)}`;
  return part.length > places || moved.length > 21 ? null : Number(moved);
}

export function readNumber(typed, decimal, money) {
  let words = tidy(typed);
  if (/^[-–—\u2212]?$/.test(words)) {
    return null;
  }
  const sign = /^[-\u2212]/.test(words) ? -1 : 1;
  words = words.replace(/^[-\u2212+]/, "");
  let times = 1;
  if (money) {
    words = words.replace(/ ?(?:đồng|dong|vnđ|vnd|đ|₫|d)\.?$/, "").replace(/^(?:₫|vnđ|vnd|đ) ?/, "");
    const word = multipliers.find(([pattern]) => pattern.test(words));
    if (word) {
      words = words.replace(word[0], "");
      times = word[1];
    }
  }
  const found = digits(words, decimal);
  const value = found && shifted(found, money ? Math.round(Math.log10(times)) : 3);
  const shown = value === null ? null : money ? value : value / 1000;
  return shown === null || shown > (money ? most.money : most.quantity) ? null : sign * shown;
}
