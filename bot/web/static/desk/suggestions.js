/* FAQ entries that fit what the shopper wrote, for the agent to send. The server chooses them; this shows them and hands
   the chosen text on. */

import { get } from "./api.js";
import { byId, element, language, languageName, linked, say } from "./dom.js";

export class Suggestions {
  /** `send` takes a ticket's id and a text and tells whether it was sent; `insert` takes a text. */
  constructor({ send, insert }) {
    Object.assign(this, { send, insert, shown: "" });
  }

  clear() {
    this.shown = "";
    byId("suggestion-list").replaceChildren();
    byId("suggestions").hidden = true;
  }

  /** Show entries for a ticket of one's own; they are asked for anew when the shopper has written. */
  async show(ticket, conversation, mine) {
    const last = conversation.messages.filter(({ role }) => role === "shopper").at(-1)?.seq;
    const wanted = mine && last ? `${ticket.id} ${last}` : "";
    if (wanted === this.shown) return;
    this.clear();
    this.shown = wanted;
    if (!wanted) return;
    const path = `/tickets/${encodeURIComponent(ticket.id)}/suggestions?lang=${language.slice(0, 2)}`;
    const found = await get(path).catch(() => []);
    if (this.shown !== wanted) return;
    byId("suggestion-list").replaceChildren(...found.map((entry) => this.row(ticket.id, entry)));
    byId("suggestions").hidden = !found.length;
  }

  row(ticket, { shopper, agent }) {
    const send = element("button", { type: "button", class: "primary", title: say("desk-suggestion-send-hint"),
      "aria-label": `${say("desk-send")}: ${agent.question}`,
      onclick: async () => {
        send.disabled = true;
        if (await this.send(ticket, shopper.answer)) row.remove();
        send.disabled = false;
        byId("suggestions").hidden = !byId("suggestion-list").children.length;
      } }, say("desk-send"));
    const texts = shopper.lang === agent.lang ? [shopper] : [agent, shopper];
    const row = element("li", {},
      element("details", { name: "suggestion" },
        element("summary", { dir: "auto", lang: agent.lang }, agent.question),
        element("div", { class: "pair" }, ...texts.map(({ lang, answer }) => element("div", {},
          element("span", { class: "lang", title: languageName(lang) }, lang),
          element("p", { dir: "auto", lang }, ...linked(answer))))),
        element("button", { type: "button", onclick: () => this.insert(shopper.answer) }, say("desk-suggestion-insert"))),
      send);
    return row;
  }
}
