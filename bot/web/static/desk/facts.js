/* What is known, on the right: ticket, customer, orders. Shows what the API tells and makes nothing up. */

import {
  byId, countryName, day, element, headStart, languageName, money, number, say, sayOr, share, when,
} from "./dom.js";

/** A ticket's signals as short texts, the strongest first. */
export function signalTexts(signals = []) {
  const shown = signals.filter(({ name }) => name !== "thresholds");
  return shown.sort((one, other) => (other.points || 0) - (one.points || 0)).map(({ name, value }) => {
    if (name === "anger") return { text: say("signal-anger", { count: share(value) }), tone: "hot" };
    if (name === "anger_trend") return { text: say("signal-anger_trend"), tone: "hot" };
    if (name === "anger_reason") return { text: sayOr(`signal-${value}`, value), tone: "hot" };
    if (name === "topic") return { text: sayOr(`signal-${value}`, value), tone: "hot" };
    if (name === "unresolved") return { text: say("signal-failed", { count: number(value) }) };
    if (name === "order_value") return { text: say("signal-order_value", { count: money(value, "USD") }) };
    if (name === "tier") return { text: sayOr(`tier-${value}`, value), tone: "gold" };
    return { text: sayOr(`signal-${name}`, name) };
  });
}

export function chips(signals) {
  return signalTexts(signals).map(({ text, tone }) => element("span", { class: `chip ${tone || ""}` }, text));
}

function table(rows) {
  return element("dl", {}, ...rows.filter(([, value]) => value != null && value !== "" && value !== "–")
    .flatMap(([name, value]) => [element("dt", {}, say(name)), element("dd", { dir: "auto" }, ...[value].flat())]));
}

/** An address that may break after its @ and nowhere inside a word. */
function breakable(address) {
  return address && address.split(/(?<=@)/).flatMap((part, index) => (index ? [element("wbr"), part] : [part]));
}

function section(title, ...children) {
  return element("section", {}, element("h3", {}, say(title)), ...children);
}

function ticketFacts(ticket) {
  return section("fact-ticket", table([
    ["fact-priority", say(`priority-${ticket.priority}`)],
    ["fact-reason", sayOr(`reason-${ticket.reason}`, ticket.reason)],
    ["fact-matter", ticket.matter && sayOr(`matter-${ticket.matter}`, ticket.matter)],
    ["fact-order", ticket.order_number],
    ["fact-team", sayOr(`team-${ticket.team}`, ticket.team)],
    ["fact-waiting-since", when(ticket.first_waiting_at)],
    ["fact-due", when(ticket.due_at)],
    ["fact-points", headStart(ticket.points)],
  ]), ticket.summary && element("p", { class: "summary", dir: "auto" }, ticket.summary));
}

function order(found, verified) {
  const status = String(found.status ?? "");
  return element("li", {},
    element("span", { class: "line" }, element("strong", {}, element("bdi", {}, found.number)),
      found.total != null && element("span", {}, money(Number(found.total), found.currency))),
    element("span", { class: "line quiet" },
      element("span", {}, sayOr(`status-${status.replaceAll("_", "").toLowerCase()}`, status)),
      verified ? element("span", {}, `✓ ${say("fact-verified")}`)
        : found.placed_at && element("span", {}, day(found.placed_at))));
}

function customerFacts(customer, conversation) {
  const verified = new Set(customer?.verified_orders);
  const orders = [...customer?.orders ?? []].sort((one, other) => verified.has(other.number) - verified.has(one.number));
  return [
    section("fact-customer", customer ? table([
      ["fact-name", customer.name],
      ["fact-email", breakable(customer.email)],
      ["fact-phone", customer.phone],
      ["fact-tier", customer.tier && sayOr(`tier-${customer.tier}`, customer.tier)],
    ]) : element("p", { class: "none" }, say("fact-unknown-customer")),
    table([
      ["fact-language", languageName(conversation.language)],
      ["fact-market", countryName(customer?.country ?? conversation.market)],
      ["fact-channel", conversation.channel],
      ["fact-earlier", customer?.conversations?.length > 1 ? number(customer.conversations.length) : null],
    ])),
    customer && section("fact-orders", orders.length ? element("ul", { class: "orders" }, ...orders.map((found) => order(found, verified.has(found.number))))
      : element("p", { class: "none" }, say("fact-no-orders"))),
  ];
}

export function showFacts(ticket, conversation, customer) {
  byId("facts").replaceChildren(...[ticket && ticketFacts(ticket), ...customerFacts(customer, conversation)].filter(Boolean));
}

export function clearFacts() {
  byId("facts").replaceChildren();
}
