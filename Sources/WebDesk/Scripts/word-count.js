// The number of words, and how long they take to read.

const wordsPerMinute = 230;

/** Chinese and Japanese characters. Each is a word. */
const ideograph = new RegExp(
  "[\\u3005-\\u3007\\u3041-\\u30ff\\u3105-\\u312f\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff"
    + "\\uf900-\\ufaff\\uff66-\\uff9f\\u{20000}-\\u{3ffff}]", "gu");

const address = String.raw`\((?:<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+"[^"]*")?\)`;
const link = [new RegExp(String.raw`!?\[([^[\]]*)\](?:${address}|\[[^[\]]*\])`, "g"), "$1"];

/** What the newsroom does not count: marks of Markdown that look like words, and addresses. */
const unread = [
  [/^[ \t>]*(?:`{3,}|~{3,}).*$/gm, ""],
  [/<!--[\s\S]{0,999}?-->|<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>/gi, ""],
  [/^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*\S+[ \t]*(?:["'(].*)?$/gm, ""],
  [/\[\^[^\]\s]+\]:?/g, ""],
  [/^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ x]\][ \t])?/gim, ""],
  // A picture can be in a link.
  link, link,
  [/&#?\w+;/g, "&"],
];

/** Words as the newsroom counts them: between spaces, with a letter or a digit. */
function count(text) {
  const plain = unread.reduce((rest, [mark, words]) => rest.replace(mark, words), text);
  return plain.replace(ideograph, " $& ").split(/\s+/)
    .filter((word) => /[\p{Alphabetic}\p{N}]/u.test(word)).length;
}

/** Shows the count below the text area. */
export function showCount(area, words) {
  const line = document.createElement("p");
  line.className = "hint count";
  area.after(line);
  let timer;
  const show = () => {
    const number = count(area.value);
    const minutes = Math.ceil(number / wordsPerMinute);
    line.textContent = (number === 1 ? words.countOne : words.count)
      .replace("{words}", number.toLocaleString("en")).replace("{minutes}", minutes);
  };
  area.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, 300);
  });
  show();
}
