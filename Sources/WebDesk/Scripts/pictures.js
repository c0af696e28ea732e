// Pictures that are dropped on the text or pasted there. They are sent with the revision.
import { insert } from "./markdown.js";

/** A name that can stand in an address. */
function plainName(file) {
  const parts = file.name.split(".");
  const extension = parts.length > 1 ? parts.pop().toLowerCase() : file.type.split("/")[1];
  const stem = parts.join(".").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  return `${stem || "picture"}.${extension}`;
}

/** The name, or one with a number if others have it. */
function freeName(name, taken) {
  const dot = name.lastIndexOf(".");
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
  let free = name;
  for (let index = 1; taken.includes(free); index += 1) free = `${stem}-${index}${ending}`;
  return free;
}

const named = (file, name) =>
  file.name === name ? file : new File([file], name, { type: file.type });
const names = (files) => files.map((file) => file.name);

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
  // The text refers to a new picture by its name alone, and the newsroom by the last part of a path.
  const stored = field.dataset.stored.split("\n").map((path) => path.split("/").pop());
  /** Those that a browser takes out of the field when other files are chosen. */
  let pasted = [];

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
    const sentences = [...refused];
    const say = (sentence, names) => {
      if (names.length) sentences.push(sentence.replace("{names}", () => names.join(", ")));
    };
    say(words.picturesReplace, names(files).filter((name) => stored.includes(name)));
    say(words.pictures, names(files));
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
      const name = freeName(plainName(file), [...stored, ...names(all)]);
      all.push(named(file, name));
      pasted.push(all.at(-1));
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
    pasted = pasted.filter((file) => area.value.includes(`](${file.name})`));
    const { kept, refused } = choose([...pasted, ...field.files]);
    const all = [];
    for (const file of kept) {
      // A chosen file may replace a stored picture, but no other chosen file.
      const taken = names(all);
      const isTaken = taken.includes(file.name);
      all.push(isTaken ? named(file, freeName(file.name, [...stored, ...taken])) : file);
    }
    keep(all, refused);
  });
}
