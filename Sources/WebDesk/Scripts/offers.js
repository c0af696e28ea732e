// Offers what only this browser has, next to what the newsroom offers.
import { all, forget } from "./local-copy.js";

function button(text, isQuiet, act) {
  const button = document.createElement("button");
  button.type = "button";
  if (isQuiet) button.className = "quiet";
  button.textContent = text;
  button.addEventListener("click", act);
  return button;
}

/** A time as the desk shows times: Tue 1 Dec 06:46 UTC. */
function time(milliseconds, { zone, zoneLabel }) {
  const parts = {};
  const format = new Intl.DateTimeFormat("en-GB", {
    weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: zone,
  });
  for (const { type, value } of format.formatToParts(milliseconds)) parts[type] = value;
  return `${parts.weekday} ${parts.day} ${parts.month} ${parts.hour}:${parts.minute} ${zoneLabel}`;
}

/** Whether the form has this text already. */
function isInForm(form, copy) {
  return Object.entries(copy.fields).every(([name, text]) => {
    if (["form", "copies", "since", "revision"].includes(name)) return true;
    return (form.elements.namedItem(name)?.value ?? "").trim() === text.trim();
  });
}

/** @param use Called with the copy that the person chose. */
export function offerLocalCopies(form, words, use) {
  const place = document.querySelector("#copies");
  for (const copy of all(form.dataset.person, form.dataset.article)) {
    const known = place.querySelector(`[data-form="${CSS.escape(copy.form)}"]`);
    const isOwn = copy.form === form.elements.namedItem("form").value;
    const number = isOwn
      ? Number(form.elements.namedItem("copies").value) : Number(known?.dataset.copies ?? 0);
    if (number >= copy.number) {
      forget(copy.form);
      continue;
    }
    if (isInForm(form, copy)) {
      forget(copy.form);
      continue;
    }
    const offer = document.createElement("div");
    offer.className = "problem";
    offer.dataset.local = copy.form;
    const line = document.createElement("p");
    line.textContent = words.kept.replace("{time}", time(copy.at, form.dataset));
    const beginning = document.createElement("p");
    beginning.className = "facts";
    beginning.dir = "auto";
    beginning.textContent =
      [copy.fields.headline, copy.fields.body?.slice(0, 160)].filter(Boolean).join(" – ");
    const actions = document.createElement("p");
    actions.className = "actions";
    actions.append(
      button(words.use, false, () => {
        offer.remove();
        known?.remove();
        use(copy);
        form.elements.namedItem("body").focus();
      }),
      button(words.discard, true, () => {
        forget(copy.form);
        offer.remove();
        form.elements.namedItem("body").focus();
      }));
    offer.append(line, beginning, actions);
    place.append(offer);
  }
}

/** Discards what the newsroom has without leaving the form. */
export function discardInPlace() {
  for (const form of document.querySelectorAll("#copies form")) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      try {
        const body = new URLSearchParams(new FormData(form));
        const response = await fetch(form.action, { method: "POST", body });
        if (!response.ok) return form.submit();
        const ended = body.getAll("form");
        ended.forEach(forget);
        for (const offer of document.querySelectorAll("#copies [data-form]")) {
          if (ended.includes(offer.dataset.form)) offer.remove();
        }
        if (!document.querySelector("#copies [data-form]")) {
          for (const other of document.querySelectorAll("#copies > form")) other.remove();
        }
        document.querySelector("#body").focus();
      } catch {
        // It stays until the newsroom answers.
      }
    });
  }
}
