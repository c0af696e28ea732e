// Tells the desk that the form is open, and shows who else has it open.

/** Milliseconds. */
const pause = 20000;

export function showOthers(form) {
  const { presence } = form.dataset;
  const line = document.querySelector("#others");
  if (!presence) return;
  const note = async () => {
    if (document.visibilityState === "hidden") return;
    try {
      const body = new URLSearchParams({ token: form.elements.namedItem("token").value });
      const response = await fetch(presence, { method: "POST", body });
      if (response.ok) line.textContent = (await response.json()).others;
    } catch {
      // The working copy says that there is no connection.
    }
  };
  note();
  setInterval(note, pause);
  document.addEventListener("visibilitychange", note);
}
