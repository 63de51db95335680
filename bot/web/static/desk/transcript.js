/* The conversation in the middle: who said what, when and in which language. Decides nothing about the ticket. */

import { byId, element, languageName, linked, say, when } from "./dom.js";

export class Transcript {
  constructor() {
    this.log = byId("log");
    this.conversation = null;
    this.last = 0;
  }

  clear() {
    this.conversation = null;
    this.last = 0;
    this.log.replaceChildren();
  }

  /** Draw a conversation; only new messages are added while it stays the same one. */
  show(conversation) {
    if (this.conversation !== conversation.id) {
      this.clear();
      this.conversation = conversation.id;
    }
    this.tellDelivery(conversation.messages);
    const fresh = conversation.messages.filter((message) => message.seq > this.last);
    if (!fresh.length) return;
    const follow = this.last === 0 || this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 140;
    this.log.setAttribute("aria-live", this.last ? "polite" : "off");
    for (const message of fresh) this.log.append(this.line(message));
    this.tellDelivery(fresh);
    this.last = fresh.at(-1).seq;
    if (follow) this.log.scrollTop = this.log.scrollHeight;
  }

  /** Say under a message that the messenger did not take it; take the words away once it did. */
  tellDelivery(messages) {
    for (const { seq, delivery } of messages) {
      const line = this.log.querySelector(`[data-seq="${seq}"]`);
      line?.querySelector(".undelivered")?.remove();
      if (!line || !delivery) continue;
      const key = delivery.state === "dead" ? "desk-undelivered" : "desk-delivery-late";
      line.append(element("p", { class: "undelivered" }, say(key, { name: delivery.reason })));
    }
  }

  line(message) {
    const { seq, role, author, lang, text, created_at: at, buttons } = message;
    if (role === "system") {
      return element("div", { class: "note", "data-seq": seq }, element("p", { dir: "auto" }, ...linked(text), " ",
        element("time", { datetime: at }, when(at))));
    }
    return element("article", { class: `said ${role}`, "data-seq": seq },
      element("p", { class: "by" },
        element("strong", {}, author || say(`role-${role}`)),
        author && element("span", {}, say(`role-${role}`)),
        lang && element("span", { class: "lang", title: languageName(lang) }, lang),
        element("time", { datetime: at }, when(at))),
      element("p", { class: "text", dir: "auto", lang }, ...linked(text)),
      buttons?.length && element("p", { class: "offered" }, element("span", {}, say("desk-offered")),
        ...buttons.map(({ title }) => element("span", { class: "choice", dir: "auto" }, title))));
  }
}
