// Text from word processors and web pages is pasted as Markdown.
import { insert } from "./markdown.js";

/** Whether the markup says more than the plain text. */
const isFormatted = (html) => /<(a|b|strong|i|em|h[1-6]|ul|ol|li|blockquote|table)[\s>]/i.test(html);

export function pasteAsMarkdown(area) {
  area.addEventListener("paste", async (event) => {
    const html = event.clipboardData.getData("text/html");
    const text = event.clipboardData.getData("text/plain");
    if (!html || !isFormatted(html)) return;
    event.preventDefault();
    const token = area.form.elements.namedItem("token").value;
    let pasted = text;
    try {
      const body = new URLSearchParams({ html, token });
      const response = await fetch("/desk/paste", { method: "POST", body });
      if (response.ok) pasted = (await response.json()).markdown;
    } catch {
      // The plain text is better than nothing.
    }
    insert(area, pasted.trimEnd());
  });
}
