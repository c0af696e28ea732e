// On every page of the desk.
import { listenForKeys } from "./keys.js";

listenForKeys();
