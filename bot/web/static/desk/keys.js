/* Keyboard of the desk. Single letters work only outside fields and can be switched off. */

import { byId } from "./dom.js";

const SETTING = "crossdesk-desk-keys";

export function listen(commands) {
  const single = byId("single-keys");
  single.checked = localStorage.getItem(SETTING) !== "off";
  single.addEventListener("change", () => localStorage.setItem(SETTING, single.checked ? "on" : "off"));
  document.addEventListener("keydown", (event) => {
    const writing = event.target.closest("textarea, input, select");
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.id === "reply") {
      event.preventDefault();
      commands.send();
      return;
    }
    if (event.key === "Escape" && writing?.id === "reply") writing.blur();
    if (writing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (!single.checked) return;
    const command = commands[event.key];
    if (!command) return;
    event.preventDefault();
    command();
  });
}
