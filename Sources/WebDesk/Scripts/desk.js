// On every page of the desk.
import { listenForKeys } from "./keys.js";
import { forget } from "./local-copy.js";

listenForKeys();

// The text of this form is a revision now, or the person discarded it.
const ended = new URLSearchParams(location.search).get("ended");
if (ended) forget(ended);
