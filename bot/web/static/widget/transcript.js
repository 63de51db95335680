/* The messages on screen, in the order of the conversation and each exactly once. It decides how they look
   together (who, when, choices) and never talks to the network. */

const PAUSE = 180_000; // milliseconds of silence after which the time is shown

class Transcript {
  constructor({ words, choose, again }) {
    Object.assign(this, { words, choose, again, shown: new Map(), waiting: new Map(), language: "en" });
    this.typing = element("div", { class: "row bot typing", hidden: true },
      this.avatar("bot"), element("div", { class: "bubble", "aria-hidden": "true" },
        element("i"), element("i"), element("i")));
    this.choices = element("div", { class: "choices" });
    this.root = element("div", { class: "log", role: "log", tabindex: "0", "aria-live": "polite" },
      this.choices, this.typing);
  }

  get lastSeq() {
    return Math.max(0, ...this.shown.keys());
  }

  /** Put the greeting, which is no message of the conversation, above everything. */
  greet(text) {
    this.greeting?.remove();
    if (!text) return;
    this.greeting = this.row({ role: "bot", text, seq: 0 });
    this.root.prepend(this.greeting);
    this.regroup();
  }

  /** Show new messages; returns those that were not here before. */
  receive(messages) {
    const fresh = messages.filter((message) => !this.shown.has(message.seq));
    if (!fresh.length) return fresh;
    const follow = this.atEnd();
    for (const message of fresh) {
      if (message.role !== "shopper") this.typing.hidden = true;
      if (message.role !== "shopper" || !this.recognise(message)) this.insert(message);
    }
    this.offer();
    this.regroup();
    if (follow) this.toEnd();
    return fresh;
  }

  /** A shopper's message from the server that is already on screen as being sent. */
  recognise(message) {
    for (const row of this.waiting.values()) {
      if (row.message.seq || row.message.text !== message.text) continue;
      this.adopt(row, message);
      return true;
    }
    return false;
  }

  adopt(row, { seq, created_at: at }) {
    row.message.seq = seq;
    row.message.created_at ||= at || new Date().toISOString();
    row.classList.remove("held", "sending");
    this.shown.set(seq, row);
    this.place(row);
  }

  write(item) {
    const row = this.row({ role: "shopper", text: item.text });
    row.classList.add("sending");
    this.waiting.set(item.client_id, row);
    this.root.insertBefore(row, this.choices);
    this.offer();
    this.regroup();
    this.toEnd();
  }

  /** The server has it as `seq`: keep one bubble for it, whichever news came first. */
  sent({ client_id: id, text }, seq) {
    const row = this.waiting.get(id);
    this.waiting.delete(id);
    const other = this.shown.get(seq);
    if (row && !row.message.seq && !other) this.adopt(row, { seq });
    else if (row && row !== other && !row.message.seq) row.remove();
    else if (!other) this.insert({ seq, role: "shopper", text, created_at: new Date().toISOString() });
    row?.classList.remove("held", "sending");
    this.regroup();
  }

  held() {
    for (const row of this.waiting.values()) if (!row.message.seq) row.classList.add("held");
  }

  refused(item) {
    const row = this.waiting.get(item.client_id);
    if (!row) return;
    row.classList.remove("held", "sending");
    row.classList.add("refused");
    const label = this.words("widget-send");
    const retry = element("button", { type: "button", class: "again", "aria-label": label, title: label,
      onclick: () => {
        retry.remove();
        row.classList.replace("refused", "sending");
        this.again(item);
      } }, icon("again"));
    row.append(retry);
  }

  /** A line across the log, for example that a new conversation begins. What is above stays readable. */
  divide(text) {
    for (const row of this.shown.values()) row.message.past = true;
    this.shown.clear();
    this.root.insertBefore(element("p", { class: "divider" }, element("span", {}, text)), this.firstWaiting());
    this.offer();
    this.regroup();
    this.toEnd();
  }

  clear() {
    for (const node of [...this.root.children]) {
      if (node !== this.choices && node !== this.typing && node !== this.greeting) node.remove();
    }
    this.shown.clear();
    this.waiting.clear();
    this.offer();
  }

  setTyping(on) {
    if (this.typing.hidden === !on) return;
    const follow = this.atEnd();
    this.typing.hidden = !on;
    clearTimeout(this.typingTimer);
    if (on) this.typingTimer = setTimeout(() => this.setTyping(false), 60_000);
    if (follow) this.toEnd();
  }

  insert(message) {
    const row = this.row(message);
    this.shown.set(message.seq, row);
    this.place(row);
  }

  place(row) {
    const after = [...this.root.querySelectorAll(".row")].find((other) => other !== row && other.message
      && !other.message.past && other !== this.greeting && (other.message.seq || Infinity) > row.message.seq);
    this.root.insertBefore(row, after || this.choices);
  }

  firstWaiting() {
    return [...this.waiting.values()].find((row) => !row.message.seq) || this.choices;
  }

  avatar(role) {
    return element("span", { class: "avatar", "aria-hidden": "true" }, icon(role === "agent" ? "agent" : "bot"));
  }

  row(message) {
    const { role, text, lang, author } = message;
    if (role === "system") {
      const notice = element("p", { class: "row system", dir: "auto", lang }, ...linked(text));
      notice.message = message;
      return notice;
    }
    const who = author || this.words(role === "shopper" ? "widget-you" : `widget-${role}`);
    const row = element("div", { class: `row ${role}` },
      role === "shopper" ? null : this.avatar(role),
      element("div", { class: "stack" },
        element("span", { class: "who" }, who),
        element("div", { class: "bubble", dir: "auto", lang }, ...linked(text)),
        element("time", {})));
    row.message = message;
    return row;
  }

  /** Mark where a run of messages by one author begins and ends; a time stands where the conversation paused. */
  regroup() {
    const rows = [...this.root.children].filter((node) => node.message || node.classList.contains("divider"));
    const role = (node) => node?.message?.role;
    rows.forEach((row, index) => {
      if (!row.message || row.message.role === "system") return;
      const last = role(rows[index + 1]) !== role(row);
      row.classList.toggle("first", role(rows[index - 1]) !== role(row));
      row.classList.toggle("last", last);
      const at = row.message.created_at;
      const next = rows[index + 1]?.message?.created_at;
      row.classList.toggle("timed", last && !!at && (!next || new Date(next) - new Date(at) > PAUSE));
      const time = row.querySelector("time");
      if (!at || time.dateTime === at) return;
      time.dateTime = at;
      time.textContent = this.clock(new Date(at));
    });
  }

  clock(moment) {
    const today = moment.toDateString() === new Date().toDateString();
    const shape = today ? { timeStyle: "short" } : { dateStyle: "medium", timeStyle: "short" };
    return new Intl.DateTimeFormat(this.language, shape).format(moment);
  }

  /** The choices of the last message, as long as nothing was said after it. */
  offer() {
    this.choices.replaceChildren();
    const row = this.shown.get(this.lastSeq);
    if (!row || row.message.role === "shopper" || this.firstWaiting() !== this.choices) return;
    for (const { title, payload } of row.message.buttons || []) {
      this.choices.append(element("button", { type: "button", dir: "auto",
        onclick: () => this.choose(title, payload) }, title));
    }
  }

  /** While an earlier conversation is loaded nothing is read aloud; what comes later is. */
  hush(on) {
    this.root.setAttribute("aria-live", on ? "off" : "polite");
  }

  atEnd() {
    return this.root.scrollHeight - this.root.scrollTop - this.root.clientHeight < 120;
  }

  toEnd() {
    this.root.scrollTop = this.root.scrollHeight;
  }
}
