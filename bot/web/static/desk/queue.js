/* The lists on the left: mine, waiting by rank, with colleagues. Decides order and wording, never who may claim. */

import { byId, element, languageName, say, sayOr, span } from "./dom.js";

export function waitingTime(ticket) {
  return span(Date.now() - new Date(ticket.first_waiting_at));
}

export function overdue(ticket) {
  return ticket.state === "waiting" && Date.now() > new Date(ticket.due_at);
}

export function badge(priority) {
  return element("span", { class: `priority ${priority}` }, say(`priority-${priority}`));
}

function dotted(parts) {
  return parts.filter(Boolean).flatMap((part, index) => (index ? [" · ", part] : [part]));
}

export class Queue {
  constructor({ choose, claim }) {
    Object.assign(this, { choose, claim, tickets: [], me: null, current: null });
  }

  show(tickets, me, current) {
    Object.assign(this, { tickets, me, current });
    const byRank = [...tickets].sort((one, other) => one.rank_at.localeCompare(other.rank_at));
    const mine = byRank.filter((ticket) => ticket.state === "assigned" && ticket.assignee === me.id);
    const held = byRank.filter((ticket) => ticket.state === "assigned" && ticket.assignee !== me.id);
    const waiting = byRank.filter((ticket) => ticket.state === "waiting");
    this.order = [...mine, ...waiting, ...held];
    this.fill("mine", mine, "desk-none-mine");
    this.fill("waiting", waiting, "desk-none-waiting");
    this.fill("held", held);
    byId("held-section").hidden = !held.length;
    byId("mine-count").textContent = say("desk-load", { count: mine.length, number: me.capacity });
    byId("waiting-count").textContent = waiting.length;
    document.title = (waiting.length ? `(${waiting.length}) ` : "") + say("desk-title");
  }

  fill(id, tickets, empty) {
    const list = byId(id);
    const focused = list.contains(document.activeElement) ? document.activeElement.dataset.ticket : null;
    list.replaceChildren(...tickets.map((ticket) => this.item(ticket)));
    if (!tickets.length && empty) list.append(element("li", { class: "none" }, say(empty)));
    if (focused) list.querySelector(`button[data-ticket="${CSS.escape(focused)}"]`)?.focus();
  }

  item(ticket) {
    const late = overdue(ticket);
    return element("li", { class: ticket.id === this.current ? "current" : "" },
      element("button", { type: "button", class: "ticket", "data-ticket": ticket.id,
        "aria-current": ticket.id === this.current ? "true" : null, onclick: () => this.choose(ticket.id) },
      element("span", { class: "line" }, badge(ticket.priority), element("span", { class: "reason" },
        sayOr(`reason-${ticket.reason}`, ticket.reason)),
      element("span", { class: `wait${late ? " late" : ""}` },
        element("span", { "data-since": ticket.id }, waitingTime(ticket)))),
      element("span", { class: "about" }, ...dotted([ticket.matter && sayOr(`matter-${ticket.matter}`, ticket.matter),
        languageName(ticket.language),
        sayOr(`team-${ticket.team}`, ticket.team),
        ticket.tier !== "standard" && element("span", { class: "tier" }, sayOr(`tier-${ticket.tier}`, ticket.tier)),
        late && element("span", { class: "late" }, say("desk-overdue"))]))),
      ticket.state === "waiting" && element("button", { type: "button", class: "claim",
        onclick: () => this.claim(ticket.id) }, say("desk-claim")));
  }

  /** Let the waiting times run on without redrawing. */
  tick() {
    for (const ticket of this.tickets) {
      const shown = document.querySelector(`[data-since="${CSS.escape(ticket.id)}"]`);
      if (shown) shown.textContent = waitingTime(ticket);
    }
  }

  /** The ticket `step` places after the current one, or the first. */
  neighbour(step) {
    const at = this.order.findIndex((ticket) => ticket.id === this.current);
    return this.order[at < 0 ? 0 : Math.min(this.order.length - 1, Math.max(0, at + step))];
  }
}
