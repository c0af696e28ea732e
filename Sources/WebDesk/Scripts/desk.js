// On every page of the desk.
import { listenForKeys } from "./keys.js";
import { forget } from "./local-copy.js";

listenForKeys();

// The texts of these forms are a revision now, or the person discarded them.
for (const form of new URLSearchParams(location.search).getAll("ended")) forget(form);
