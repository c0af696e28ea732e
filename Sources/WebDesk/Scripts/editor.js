// The form in which a person writes. It works without this script.
import { showCount } from "./word-count.js";
import { addToolbar } from "./markdown.js";
import { discardInPlace, offerLocalCopies } from "./offers.js";
import { pasteAsMarkdown } from "./paste.js";
import { addPictures } from "./pictures.js";
import { keepPlace, returnToPlace } from "./place.js";
import { showOthers } from "./presence.js";
import { showPreview } from "./preview.js";
import { WorkingCopy } from "./working-copy.js";

const form = document.querySelector("#editor");
const words = JSON.parse(form.dataset.words);
const field = (name) => form.elements.namedItem(name);

addToolbar(field("body"), words);
showCount(field("body"), words);
pasteAsMarkdown(field("body"));
addPictures(field("body"), field("pictures"), words);
showOthers(form);

const copy = new WorkingCopy(form, words);
offerLocalCopies(form, words, (chosen) => copy.continue(chosen));
discardInPlace();
showPreview(form, words, copy);
returnToPlace(form);

// A revision is sent only while the newsroom answers: otherwise the browser would show an error in
// place of the form.
let isSent = false;
// Where the person typed last; a click on a button moves the focus there.
let place = null;
form.addEventListener("focusout", (event) => {
  if (event.target.name && event.target.tagName !== "BUTTON") place = event.target;
});
form.addEventListener("submit", async (event) => {
  if (isSent) return;
  event.preventDefault();
  const { submitter } = event;
  if (copy.isSaved) copy.changed();
  await copy.save();
  if (copy.isOffline) return;
  isSent = true;
  if (submitter?.name === "stay") keepPlace(place);
  form.requestSubmit(submitter);
});
addEventListener("pageshow", () => (isSent = false));

// Control or Command and S saves a revision.
document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  if (event.key !== "s") return;
  event.preventDefault();
  const { activeElement } = document;
  if (form.contains(activeElement) && activeElement.name) place = activeElement;
  form.requestSubmit(form.querySelector("button.stay"));
});
