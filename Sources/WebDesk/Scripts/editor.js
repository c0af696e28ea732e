// The form in which a person writes. It works without; this makes it comfortable.
import { showCount } from "./comfort.js";
import { addToolbar } from "./markdown.js";

const form = document.querySelector("#editor");
const words = JSON.parse(form.dataset.words);
const field = (name) => form.elements.namedItem(name);

addToolbar(field("body"), words);
showCount(field("body"), field("language"), words);

// Control or Command and S saves a revision.
document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  if (event.key !== "s") return;
  event.preventDefault();
  form.requestSubmit(form.querySelector("button.save"));
});
