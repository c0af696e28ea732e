// Saves what a person types as a working copy: in this browser at once, and in the newsroom a moment
// later. The state is always visible.
import { forget, keep } from "./local-copy.js";

/** Milliseconds. */
const pause = 1500;
const longest = 8000;
const retry = 4000;
const patience = 15000;
/** Fields that are not part of the copy. */
const own = ["token", "command"];

export class WorkingCopy {
  #form;
  #words;
  #state;
  #timer;
  #firstChange = 0;
  #isSaving = null;
  #number;
  #savedNumber;
  #isBlocked = false;

  constructor(form, words) {
    this.#form = form;
    this.#words = words;
    this.#state = document.querySelector("#copy-state");
    this.#number = this.#savedNumber = Number(this.#field("copies").value);
    form.addEventListener("input", () => this.changed());
    // A form that was refused or merged, or came back after signing in.
    if (this.#state.textContent === words.typed) this.changed();
    addEventListener("online", () => this.save());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.save();
    });
    addEventListener("beforeunload", (event) => {
      if (this.#isKept === false) event.preventDefault();
    });
  }

  /** Null as long as nothing was typed that only the browser could have. */
  #isKept = null;

  #field(name) {
    return this.#form.elements.namedItem(name);
  }

  /** The texts of the fields, without what belongs to the session. */
  get #fields() {
    const fields = {};
    for (const [name, value] of new FormData(this.#form)) {
      if (typeof value === "string" && !own.includes(name)) fields[name] = value;
    }
    return fields;
  }

  get #copy() {
    return {
      form: this.#field("form").value, number: this.#number, at: Date.now(), fields: this.#fields,
    };
  }

  get isSaved() {
    return this.#number === this.#savedNumber;
  }

  /** Whether the newsroom did not answer the last time. */
  isOffline = false;

  changed() {
    this.#number += 1;
    this.#field("copies").value = this.#number;
    const { person, article } = this.#form.dataset;
    this.#isKept = keep(person, article, this.#copy);
    if (!this.isOffline && !this.#isBlocked) this.#show("typed");
    this.#firstChange ||= Date.now();
    const wait = Math.max(0, Math.min(pause, this.#firstChange + longest - Date.now()));
    this.#schedule(wait);
  }

  /** Continues a copy that the person chose. */
  continue(copy) {
    for (const [name, value] of Object.entries(copy.fields)) {
      const field = this.#field(name);
      if (field && name !== "copies") field.value = value;
    }
    this.#field("form").value = copy.form;
    this.#number = Math.max(this.#number, copy.number);
    this.changed();
  }

  #schedule(wait) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.save(), wait);
  }

  /** Saves once all earlier saves have ended, so that they cannot overtake each other. */
  async save() {
    if (this.#isSaving) {
      await this.#isSaving;
      if (this.isSaved) return;
    }
    if (this.isSaved) return;
    clearTimeout(this.#timer);
    this.#isSaving = this.#send().finally(() => (this.#isSaving = null));
    await this.#isSaving;
  }

  async #send() {
    const copy = this.#copy;
    this.#firstChange = 0;
    let response = await this.#post(copy);
    // The person signed in again in another window.
    if (response?.status === 403 && (await this.#renewToken())) response = await this.#post(copy);
    this.isOffline = !response || response.status >= 500;
    this.#isBlocked = false;
    if (this.isOffline) {
      this.#show(this.#isKept ? "offline" : "offlineUnkept");
      return this.#schedule(retry);
    }
    if (response.ok) {
      this.#savedNumber = copy.number;
      const { savedAt } = await response.json();
      if (!this.isSaved) return this.#schedule(pause);
      forget(copy.form);
      this.#isKept = null;
      this.#form.dispatchEvent(new Event("copysaved"));
      return this.#show("saved", savedAt);
    }
    this.#isBlocked = true;
    if (response.status === 401) {
      this.#show("signedOut");
      const link = document.createElement("a");
      link.href = "/desk/sign-in";
      link.target = "_blank";
      link.textContent = this.#words.signIn;
      this.#state.append(" ", link);
      return this.#schedule(retry);
    }
    if (response.status === 409) return this.#show("late");
    if (response.status === 410) {
      forget(copy.form);
      this.#isKept = null;
      return this.#show("erased");
    }
    this.#show("refused");
  }

  /** The answer; null if there is none. */
  async #post(copy) {
    const body = new URLSearchParams(copy.fields);
    body.set("copies", copy.number);
    body.set("token", this.#field("token").value);
    try {
      return await fetch(this.#form.dataset.copy, {
        method: "POST", body, signal: AbortSignal.timeout(patience), redirect: "error",
      });
    } catch {
      return null;
    }
  }

  async #renewToken() {
    try {
      const response = await fetch("/desk/form-token", { signal: AbortSignal.timeout(patience) });
      if (!response.ok) return false;
      const { token } = await response.json();
      for (const field of document.querySelectorAll("input[name=token]")) field.value = token;
      return true;
    } catch {
      return false;
    }
  }

  #show(word, time) {
    const text = this.#words[word].replace("{time}", time ?? "");
    // A screen reader announces problems only.
    const isProblem = !["typed", "saved"].includes(word);
    this.#state.setAttribute("aria-live", isProblem ? "assertive" : "off");
    this.#state.classList.toggle("unsaved", isProblem);
    this.#state.dataset.state = word;
    if (this.#state.textContent !== text) this.#state.textContent = text;
  }
}
