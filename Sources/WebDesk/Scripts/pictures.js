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
  const { largestPicture, largestPictures } = area.form.dataset;

  /** What the newsroom takes, and sentences about the others. It would refuse them after the upload. */
  const choose = (files) => {
    const [kept, refused] = [[], []];
    const megabytes = (bytes) => Math.ceil(bytes / 100_000) / 10;
    let sum = 0;
    for (const file of files) {
      const isTooLarge = file.size > largestPicture;
      if (!isTooLarge && sum + file.size <= largestPictures) {
        sum += file.size;
        kept.push(file);
        continue;
      }
      refused.push(
        (isTooLarge ? words.pictureTooLarge : words.picturesTooLarge)
          .replace("{name}", file.name).replace("{size}", megabytes(file.size))
          .replace("{limit}", megabytes(isTooLarge ? largestPicture : largestPictures)));
    }
    return { kept, refused };
  };

  const keep = (files, refused) => {
    const all = new DataTransfer();
    for (const file of files) all.items.add(file);
    field.files = all.files;
    const names = files.map((file) => file.name).join(", ");
    const sentences = names ? [...refused, words.pictures.replace("{names}", names)] : refused;
    state.textContent = sentences.join(" ");
    state.classList.toggle("unsaved", refused.length > 0);
  };

  const add = (pictures) => {
    const { kept, refused } = choose([...field.files, ...pictures]);
    const all = [];
    for (const file of kept) {
      if (!pictures.includes(file)) {
        all.push(file);
        continue;
      }
      const taken = all.map((other) => other.name);
      let index = 0;
      while (taken.includes(plainName(file, index))) index += 1;
      const name = plainName(file, index);
      all.push(new File([file], name, { type: file.type }));
      describe(area.form, name, words);
      insert(area, `\n\n![](${name})\n\n`);
      // What it shows is typed between the brackets.
      const place = area.selectionStart - `](${name})\n\n`.length;
      area.setSelectionRange(place, place);
    }
    keep(all, refused);
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
  field.addEventListener("change", () => {
    const { kept, refused } = choose(field.files);
    keep(kept, refused);
  });
}
