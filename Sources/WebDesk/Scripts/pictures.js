// Pictures that are dropped on the text or pasted there. They are sent with the revision.
import { insert } from "./markdown.js";

/** A name that can stand in an address. */
function plainName(file, index) {
  const parts = file.name.split(".");
  const extension = parts.length > 1 ? parts.pop().toLowerCase() : file.type.split("/")[1];
  const stem = parts.join(".").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  return `${stem || "picture"}${index ? `-${index}` : ""}.${extension}`;
}

/** Fields for what is said about a picture. */
function describe(form, name, words) {
  const number = new Set(
    [...form.elements].map((field) => /^image-(\d+)-uri$/.exec(field.name)?.[1]).filter(Boolean)).size;
  const group = document.createElement("fieldset");
  const title = document.createElement("legend");
  title.textContent = name;
  const uri = document.createElement("input");
  uri.type = "hidden";
  uri.name = `image-${number}-uri`;
  uri.value = name;
  group.append(title, uri);
  for (const part of ["caption", "credit"]) {
    const line = document.createElement("p");
    line.className = "field";
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.id = input.name = `image-${number}-${part}`;
    input.dir = "auto";
    label.htmlFor = input.id;
    label.textContent = words[part];
    line.append(label, input);
    group.append(line);
  }
  form.querySelector("#pictures-described").append(group);
}

export function addPictures(area, field, words) {
  const state = document.createElement("p");
  state.className = "hint";
  state.setAttribute("role", "status");
  field.closest(".field").append(state);
  const show = () => {
    const names = [...field.files].map((file) => file.name);
    state.textContent = names.length ? words.pictures.replace("{names}", names.join(", ")) : "";
  };

  const add = (pictures) => {
    const all = new DataTransfer();
    for (const file of field.files) all.items.add(file);
    for (const picture of pictures) {
      const taken = [...all.files].map((file) => file.name);
      let index = 0;
      while (taken.includes(plainName(picture, index))) index += 1;
      const name = plainName(picture, index);
      all.items.add(new File([picture], name, { type: picture.type }));
      describe(area.form, name, words);
      insert(area, `\n\n![](${name})\n\n`);
      // What it shows is typed between the brackets.
      const place = area.selectionStart - `](${name})\n\n`.length;
      area.setSelectionRange(place, place);
    }
    field.files = all.files;
    show();
  };

  // A word processor adds a picture of the words to the words.
  const take = (event, data) => {
    if (event.defaultPrevented || data?.getData("text/plain")) return;
    const pictures = [...(data?.files ?? [])].filter((file) => file.type.startsWith("image/"));
    if (!pictures.length) return;
    event.preventDefault();
    add(pictures);
  };
  area.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  area.addEventListener("drop", (event) => take(event, event.dataTransfer));
  area.addEventListener("paste", (event) => take(event, event.clipboardData));
  field.addEventListener("change", show);
}
