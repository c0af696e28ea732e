// The text as readers will see it, next to the form. It follows the working copy.

/** In pixels: a phone, and a desk. */
const widths = { phone: 390, desktop: 1280 };

export function showPreview(form, words, copy) {
  const opener = form.querySelector("button.preview");
  const panel = document.createElement("section");
  panel.className = "preview";
  panel.setAttribute("aria-label", words.preview);
  panel.hidden = true;
  const place = document.createElement("div");
  place.className = "place";
  const frame = document.createElement("iframe");
  frame.title = words.preview;
  let width = widths.phone;

  const fit = () => {
    const scale = Math.min(1, place.clientWidth / width);
    frame.style.width = `${width}px`;
    frame.style.height = `${place.clientHeight / scale}px`;
    frame.style.transform = `scale(${scale})`;
  };
  const bar = document.createElement("p");
  bar.className = "actions";
  for (const name of Object.keys(widths)) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = words[name];
    button.setAttribute("aria-pressed", name === "phone");
    button.addEventListener("click", () => {
      width = widths[name];
      for (const other of bar.children) other.setAttribute("aria-pressed", other === button);
      fit();
    });
    bar.append(button);
  }
  const lack = document.createElement("p");
  lack.className = "hint";
  lack.setAttribute("role", "status");
  place.append(frame);
  panel.append(bar, lack, place);
  form.after(panel);

  /** Loads it again where the person has scrolled to, without an entry in the history. */
  const load = () => {
    if (panel.hidden) return;
    lack.textContent = form.elements.namedItem("pictures").files.length ? words.previewLacks : "";
    const address = form.dataset.preview.replace(
      "{form}", form.elements.namedItem("form").value);
    const top = frame.contentWindow.scrollY;
    frame.onload = () => frame.contentWindow.scrollTo(0, top);
    frame.contentWindow.location.replace(address);
  };

  opener.setAttribute("aria-expanded", false);
  opener.addEventListener("click", async (event) => {
    event.preventDefault();
    panel.hidden = !panel.hidden;
    opener.setAttribute("aria-expanded", !panel.hidden);
    if (panel.hidden) return;
    fit();
    if (copy.isSaved) copy.changed();
    await copy.save();
    load();
    panel.scrollIntoView({ block: "nearest" });
  });
  form.addEventListener("copysaved", load);
  addEventListener("resize", fit);
}
