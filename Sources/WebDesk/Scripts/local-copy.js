// What a person typed, kept in this browser until the newsroom has it.

const start = "galley.copy/";
const name = (person, article, form) => start + [person, article, form].join("/");

/** Keeps the copy. False if the browser has no place for it, or keeps nothing. */
export function keep(person, article, copy) {
  try {
    localStorage.setItem(name(person, article, copy.form), JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

/** Forgets the copy of a form, whoever typed it. */
export function forget(form) {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(start) && key.endsWith("/" + form)) localStorage.removeItem(key);
    }
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** The copies for an article, the latest first. */
export function all(person, article) {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(name(person, article, "")))
      .map((key) => JSON.parse(localStorage.getItem(key)))
      .sort((one, other) => other.at - one.at);
  } catch {
    return [];
  }
}
