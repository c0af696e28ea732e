// Marks in a text area. What they insert can be undone like what is typed.

/** Replaces the selection, as if somebody typed it. */
export function insert(area, text) {
  area.focus();
  if (!document.execCommand("insertText", false, text)) {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
}

const selected = (area) => area.value.slice(area.selectionStart, area.selectionEnd);

/** Puts a mark around the selection, or takes it away. */
function surround(area, mark) {
  const text = selected(area);
  const { selectionStart: start, selectionEnd: end } = area;
  const isMarked = area.value.slice(start - mark.length, start) === mark
    && area.value.slice(end, end + mark.length) === mark;
  if (isMarked) {
    area.setSelectionRange(start - mark.length, end + mark.length);
    insert(area, text);
    area.setSelectionRange(start - mark.length, end - mark.length);
  } else {
    insert(area, mark + text + mark);
    area.setSelectionRange(start + mark.length, end + mark.length);
  }
}

/** Begins each selected line with a prefix, or takes it away. */
function prefix(area, mark) {
  const start = area.value.lastIndexOf("\n", area.selectionStart - 1) + 1;
  const next = area.value.indexOf("\n", area.selectionEnd);
  area.setSelectionRange(start, next < 0 ? area.value.length : next);
  const lines = selected(area).split("\n");
  const isMarked = lines.every((line) => line.startsWith(mark));
  insert(
    area, lines.map((line) => (isMarked ? line.slice(mark.length) : mark + line)).join("\n"));
}

/** A link with the selection as its text or, if it is one, as its address. */
function link(area) {
  const text = selected(area);
  const isAddress = /^https?:\/\/\S+$/.test(text);
  const start = area.selectionStart;
  insert(area, isAddress ? `[](${text})` : `[${text}](https://)`);
  if (isAddress) area.setSelectionRange(start + 1, start + 1);
  else area.setSelectionRange(start + text.length + 3, start + text.length + 11);
}

/** What the buttons do, in their order. The key works with Control or Command. */
export const marks = [
  { name: "bold", key: "b", apply: (area) => surround(area, "**") },
  { name: "italic", key: "i", apply: (area) => surround(area, "*") },
  { name: "link", key: "k", apply: link },
  { name: "heading", apply: (area) => prefix(area, "## ") },
  { name: "quote", apply: (area) => prefix(area, "> ") },
  { name: "list", apply: (area) => prefix(area, "- ") },
];

/** A row of buttons before the text area. Arrow keys move between them; it is one stop for Tab. */
export function addToolbar(area, words) {
  const bar = document.createElement("div");
  bar.className = "toolbar";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", words.toolbar);
  bar.setAttribute("aria-controls", area.id);
  const buttons = marks.map((mark, index) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.tabIndex = index ? -1 : 0;
    button.dataset.mark = mark.name;
    button.textContent = words[mark.name];
    button.addEventListener("click", () => mark.apply(area));
    return button;
  });
  bar.append(...buttons);
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const present = buttons.indexOf(document.activeElement);
    const next = (present + step + buttons.length) % buttons.length;
    buttons.forEach((button, index) => (button.tabIndex = index === next ? 0 : -1));
    buttons[next].focus();
  });
  area.before(bar);
  area.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const mark = marks.find((mark) => mark.key === event.key);
    if (!mark) return;
    event.preventDefault();
    mark.apply(area);
  });
}
