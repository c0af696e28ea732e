// Saving keeps the focus, the selection and the place on the page.

const key = "galley.place";

/** Remembers a field, before its page is left. */
export function keepPlace(field) {
  if (!field) return;
  const place = {
    name: field.name, start: field.selectionStart, end: field.selectionEnd, top: field.scrollTop,
    page: scrollY,
  };
  try {
    sessionStorage.setItem(key, JSON.stringify(place));
  } catch {
    // The focus is then at the beginning of the page.
  }
}

/** Returns to the field of the form before. */
export function returnToPlace(form) {
  let place;
  try {
    place = JSON.parse(sessionStorage.getItem(key));
    sessionStorage.removeItem(key);
  } catch {
    return;
  }
  const field = place && form.elements.namedItem(place.name);
  if (!field) return;
  field.focus({ preventScroll: true });
  if (place.start !== null) field.setSelectionRange(place.start, place.end);
  field.scrollTop = place.top;
  scrollTo(0, place.page);
}
