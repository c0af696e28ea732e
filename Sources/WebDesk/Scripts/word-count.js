// The number of words, and how long they take to read.

const wordsPerMinute = 230;

/** Words of any language. Without a segmenter, those between spaces. */
function count(text, language) {
  if (!Intl.Segmenter) return (text.match(/\S+/g) ?? []).length;
  let segmenter;
  try {
    segmenter = new Intl.Segmenter(language || "en", { granularity: "word" });
  } catch {
    segmenter = new Intl.Segmenter("en", { granularity: "word" });
  }
  let words = 0;
  for (const segment of segmenter.segment(text)) if (segment.isWordLike) words += 1;
  return words;
}

/** Shows the count below the text area. */
export function showCount(area, language, words) {
  const line = document.createElement("p");
  line.className = "hint count";
  area.after(line);
  let timer;
  const show = () => {
    const number = count(area.value, language.value);
    const minutes = Math.ceil(number / wordsPerMinute);
    line.textContent = words.count
      .replace("{words}", number.toLocaleString("en")).replace("{minutes}", minutes);
  };
  area.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, 300);
  });
  show();
}
