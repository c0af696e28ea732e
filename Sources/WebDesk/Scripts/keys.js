// Shortcuts that work on every page. None of them works while somebody types, except where it has
// Control or Command.

const isField = (element) =>
  element.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(element.tagName);

/** Shows the page with the shortcuts in a dialog. */
async function showKeys() {
  const open = document.querySelector("dialog.keys");
  if (open) return open.showModal();
  const response = await fetch("/desk/keys");
  if (!response.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const dialog = document.createElement("dialog");
  dialog.className = "keys";
  dialog.setAttribute("aria-label", page.querySelector("h1").textContent);
  dialog.append(...page.querySelector("main").children);
  const close = document.createElement("form");
  close.method = "dialog";
  const button = document.createElement("button");
  button.textContent = dialog.querySelector("[data-close]").dataset.close;
  close.append(button);
  dialog.append(close);
  document.body.append(dialog);
  dialog.showModal();
}

/** The pages that a key leads to after `g`. */
const places = { h: "/desk", q: "/desk/queue", a: "/desk/articles", n: "/desk/new" };

export function listenForKeys() {
  let goes = false;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
    if (goes && places[event.key]) {
      location.href = places[event.key];
    } else if (event.key === "?") {
      event.preventDefault();
      showKeys();
    }
    goes = event.key === "g";
  });
}
