/* The agents' desk: what is chosen, what may be done with it, and doing it. The server decides what is allowed; the
   page only shows it. */

import { get, post, Refused, Unreachable } from "./api.js";
import { byId, element, languageName, say, sayOr } from "./dom.js";
import { chips, clearFacts, showFacts } from "./facts.js";
import { listen } from "./keys.js";
import { follow } from "./live.js";
import { badge, Queue } from "./queue.js";
import { Suggestions } from "./suggestions.js";
import { Transcript } from "./transcript.js";

const state = { me: null, tickets: [], chosen: null, ticket: null, conversation: null };
const drafts = new Map();
const transcript = new Transcript();
const queue = new Queue({ choose, claim });
const suggestions = new Suggestions({ send: sendSuggestion, insert });
const reply = byId("reply");
let loading = 0;

function view(name) {
  document.body.dataset.view = name;
}

let toastTimer;
function toast(text, tone = "") {
  const line = byId("toast");
  line.textContent = text;
  line.className = tone;
  line.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { line.hidden = true; }, tone === "bad" ? 8_000 : 4_000);
}

/** Do what the agent asked for and tell when it fails; true when it was done. */
async function attempt(work) {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof Unreachable) toast(say("desk-unreachable"), "bad");
    else if (error instanceof Refused) toast(say("desk-failed", { name: error.message }), "bad");
    else throw error;
    return false;
  }
}

function redrawQueue() {
  queue.show(state.tickets, state.me, state.chosen);
}

async function refresh(tickets) {
  state.tickets = tickets ?? [...await get("/tickets?state=waiting"), ...await get("/tickets?state=assigned")];
  redrawQueue();
  await loadConversation();
}

async function choose(id) {
  if (state.chosen && state.chosen !== id) drafts.set(state.chosen, reply.value);
  if (state.chosen !== id) reply.value = drafts.get(id) || "";
  state.chosen = id;
  state.ticket = state.tickets.find((ticket) => ticket.id === id) || null;
  redrawQueue();
  view("conversation");
  await attempt(loadConversation);
}

function leave() {
  drafts.delete(state.chosen);
  Object.assign(state, { chosen: null, ticket: null, conversation: null });
  reply.value = "";
  transcript.clear();
  suggestions.clear();
  clearFacts();
  showTicket();
}

async function loadConversation() {
  if (!state.chosen) return;
  state.ticket = state.tickets.find((ticket) => ticket.id === state.chosen)
    || (state.ticket && { ...state.ticket, state: "resolved" });
  const wanted = ++loading;
  const conversation = await get(`/conversations/${encodeURIComponent(state.ticket.conversation_id)}`);
  const id = conversation.customer?.id;
  const known = id ? await get(`/customers/${encodeURIComponent(id)}`).catch(() => null) : null;
  const customer = conversation.customer && { ...conversation.customer, ...known };
  if (wanted !== loading) return;
  state.conversation = conversation;
  showTicket();
  transcript.show(conversation);
  showFacts(state.ticket, conversation, customer);
  await suggestions.show(state.ticket, conversation, isMine(state.ticket));
}

function isMine(ticket) {
  return ticket.state === "assigned" && ticket.assignee === state.me.id;
}

function showTicket() {
  const { ticket, conversation } = state;
  byId("nothing").hidden = !!ticket;
  byId("open").hidden = !ticket;
  if (!ticket) return;
  const mine = isMine(ticket);
  byId("ticket-title").textContent = sayOr(`reason-${ticket.reason}`, ticket.reason);
  byId("chips").replaceChildren(badge(ticket.priority),
    element("span", { class: "chip" }, languageName(conversation?.language || ticket.language)),
    ...chips(ticket.signals));
  for (const button of ["release", "transfer", "resolve"]) byId(button).hidden = !mine;
  byId("claim-this").hidden = ticket.state !== "waiting";
  byId("composer").hidden = !mine;
  byId("not-mine").hidden = mine;
  byId("not-mine").textContent = say(ticket.state === "resolved" ? "desk-resolved-note" : "desk-claim-first");
  if (ticket.state === "assigned" && !mine) byId("not-mine").textContent = say("desk-held");
  reply.placeholder = say("desk-reply-placeholder", { name: languageName(conversation?.language || ticket.language) });
}

async function claim(id) {
  await attempt(async () => {
    const ticket = await post("/tickets/claim", id ? { ticket_id: id } : {});
    if (!ticket) {
      toast(say("desk-nothing-to-claim"));
      return;
    }
    state.tickets = [...state.tickets.filter((other) => other.id !== ticket.id), ticket];
    await choose(ticket.id);
    reply.focus();
  });
}

async function send() {
  const text = reply.value.trim();
  if (!text || reply.readOnly) return;
  const id = state.chosen;
  reply.readOnly = true;
  byId("send").disabled = true;
  const done = await attempt(() => post(`/tickets/${encodeURIComponent(id)}/reply`, { text }));
  reply.readOnly = false;
  byId("send").disabled = false;
  if (!done) return;
  drafts.delete(id);
  if (state.chosen === id) reply.value = "";
  await attempt(loadConversation);
}

/** Send a suggested answer as it is; the ticket is the one it was suggested for, whatever is open by now. */
async function sendSuggestion(id, text) {
  const done = await attempt(() => post(`/tickets/${encodeURIComponent(id)}/reply`, { text }));
  if (done) await attempt(loadConversation);
  return done;
}

function insert(text) {
  reply.value = [reply.value.trim(), text].filter(Boolean).join("\n\n");
  reply.focus();
}

/** Finish with the chosen ticket: tell the server, leave the conversation, say so. */
async function part(action, body, words) {
  const id = state.chosen;
  const done = await attempt(() => post(`/tickets/${encodeURIComponent(id)}/${action}`, body));
  if (!done) return;
  toast(say(words));
  leave();
  view("queue");
  await attempt(() => refresh());
}

function ask(id) {
  if (byId(id.replace("-dialog", "")).hidden) return;
  byId(id).showModal();
}

function wire() {
  byId("claim-next").addEventListener("click", () => claim());
  byId("claim-this").addEventListener("click", () => claim(state.chosen));
  byId("composer").addEventListener("submit", (event) => { event.preventDefault(); send(); });
  byId("release").addEventListener("click", () => part("release", {}, "desk-done-released"));
  byId("transfer").addEventListener("click", () => ask("transfer-dialog"));
  byId("resolve").addEventListener("click", () => ask("resolve-dialog"));
  byId("show-keys").addEventListener("click", () => byId("keys-dialog").showModal());
  for (const button of document.querySelectorAll("dialog [data-close]")) {
    button.addEventListener("click", () => button.closest("dialog").close());
  }
  for (const tab of document.querySelectorAll("[data-show]")) {
    tab.addEventListener("click", () => view(tab.dataset.show));
  }
  byId("transfer-form").addEventListener("submit", () => {
    part("transfer", { team: byId("team").value }, "desk-done-transferred");
  });
  byId("resolve-form").addEventListener("submit", (event) => {
    const form = new FormData(event.target);
    part("resolve", { outcome: form.get("outcome"), hand_back: form.has("hand_back") }, "desk-done-resolved");
  });
  byId("presence").addEventListener("change", (event) => attempt(async () => {
    state.me = { ...state.me, ...await post("/me/presence", { presence: event.target.value }) };
    await refresh();
  }));
  listen({
    send,
    n: () => claim(),
    j: () => { const next = queue.neighbour(1); if (next) choose(next.id); },
    k: () => { const next = queue.neighbour(-1); if (next) choose(next.id); },
    r: () => reply.focus(),
    e: () => ask("resolve-dialog"),
    t: () => ask("transfer-dialog"),
    l: () => { if (!byId("release").hidden) byId("release").click(); },
    "?": () => byId("keys-dialog").showModal(),
  });
}

async function begin() {
  state.me = await get("/me");
  byId("me").textContent = state.me.name || state.me.email;
  byId("presence").value = state.me.presence;
  wire();
  await refresh();
  document.body.classList.add("ready");
  follow({
    tickets: (tickets) => attempt(() => refresh(tickets)),
    condition(now) {
      byId("condition").textContent = say(`condition-${now}`);
      byId("condition").dataset.tone = now;
    },
    ask: () => refresh(),
  });
  setInterval(() => queue.tick(), 15_000);
}

begin();
