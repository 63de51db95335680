/* Puts the widget on the page: reads the script tag, fetches the wording, joins the parts. It decides when a
   conversation begins, goes on or is renewed. Options: data-locale, data-color, data-position, data-theme. */

const script = document.currentScript;
const base = new URL(script.src, location.href).origin;

function start() {
  const options = script.dataset;
  const memory = new Memory(base);
  let locale = options.locale || document.documentElement.lang || navigator.language || "en";
  let strings = {};
  let ticket = null;
  let condition = "live";
  let nudge;
  const words = (key) => strings[key] || "";
  const link = new Link(base, memory, () => locale);

  const transcript = new Transcript({ words, choose: (title, payload) => write(title, payload),
    again: (item) => { outbox.again(item); } });
  const panel = new Panel({ words, transcript, write: (text) => write(text), renew, opened });
  const outbox = new Outbox(link, memory, { sent, expired, refused: (item) => transcript.refused(item), held });
  const feed = new Feed(link, { after: () => transcript.lastSeq, receive, expired,
    condition: (now) => { condition = now; status(); } });

  function write(text, payload) {
    transcript.write(outbox.add(text, payload));
    outbox.flush();
  }

  function sent(item, seq) {
    transcript.sent(item, seq);
    condition = "live";
    status();
    feed.start();
    clearTimeout(nudge);
    nudge = setTimeout(() => feed.catchUp(feed.run).catch(() => {}), 6_000); // should the stream be held back on its way
  }

  function held() {
    condition = "reconnecting";
    transcript.held();
    status();
  }

  function receive(news) {
    const first = transcript.lastSeq === 0;
    if (news.messages) {
      if (first && news.messages.length > 1) {
        transcript.hush(true);
        setTimeout(() => transcript.hush(false), 500);
      }
      const fresh = transcript.receive(news.messages);
      if (fresh.some((message) => message.role !== "shopper")) clearTimeout(nudge);
      read();
    }
    if ("typing" in news) transcript.setTyping(news.typing);
    if ("ticket" in news) {
      ticket = news.ticket;
      status();
    }
  }

  /** Count what came while the panel was closed. */
  function read() {
    if (panel.isOpen) {
      if (transcript.lastSeq > memory.data.read) memory.update({ read: transcript.lastSeq });
      return;
    }
    const unread = [...transcript.shown.values()].filter(
      ({ message }) => message.role !== "shopper" && message.seq > memory.data.read);
    panel.setUnread(unread.length);
  }

  function opened(open) {
    memory.update({ open });
    if (open) read();
  }

  function expired() {
    feed.stop();
    memory.forgetConversation();
    transcript.divide(words("widget-new-conversation"));
    settle();
  }

  function renew() {
    if (!memory.data.token || memory.data.unsent.length) return;
    expired();
    panel.field.focus();
  }

  function settle() {
    ticket = null;
    condition = "live";
    transcript.setTyping(false);
    status();
  }

  function status() {
    const human = ticket && ticket.state !== "resolved";
    panel.renewButton.hidden = !memory.data.token || !!human;
    if (!navigator.onLine) panel.say(words("widget-offline"), "offline");
    else if (condition === "reconnecting") panel.say(words("widget-reconnecting"), "offline");
    else if (ticket?.state === "waiting") panel.say(place(ticket.position), "waiting");
    else panel.say(words(ticket?.state === "assigned" ? "widget-agent" : "widget-bot"), "live");
  }

  function place(position) {
    const number = position ? new Intl.NumberFormat(transcript.language).format(position) : "";
    const pattern = words("widget-queue");
    if (pattern && number) return pattern.replace("{position}", number);
    return `${words("widget-agent")} ${number && `· #${number}`}`.trim();
  }

  async function speak() {
    const wanted = locale;
    for (let failures = 1; ; failures += 1) {
      try {
        const found = await link.call("GET", `/chat/strings?locale=${encodeURIComponent(wanted)}`);
        if (wanted !== locale) return;
        strings = found.strings;
        transcript.language = found.lang;
        panel.speak(found.lang, found.dir);
        transcript.greet(words("widget-greeting"));
        status();
        return;
      } catch {
        await new Promise((resolve) => { setTimeout(resolve, backoff(failures)); });
        if (wanted !== locale) return;
      }
    }
  }

  function resume() {
    if (memory.data.token) feed.start();
    for (const item of memory.data.unsent) transcript.write(item);
    outbox.flush();
  }

  function announce(conversation) {
    document.dispatchEvent(new CustomEvent("crossdesk:conversation", { detail: { conversation_id: conversation } }));
  }

  link.onConversation = (conversation) => {
    announce(conversation);
    feed.start();
  };
  memory.onOtherTab(() => {
    feed.stop();
    transcript.clear();
    settle();
    if (memory.data.token) feed.start();
  });
  addEventListener("online", () => { status(); feed.retryNow(); outbox.retryNow(); });
  addEventListener("offline", status);
  let hidden;
  document.addEventListener("visibilitychange", () => {
    clearTimeout(hidden);
    if (document.hidden) hidden = setTimeout(() => feed.stop(), 30_000); // leaves connections to the tabs in use
    else if (memory.data.token) feed.start();
  });

  speak().then(() => {
    mount(panel, options);
    resume();
    if (memory.data.open) panel.open({ quietly: true });
    if (memory.data.conversation) announce(memory.data.conversation);
  });

  return {
    open({ text } = {}) {
      panel.open();
      if (text) panel.fill(text);
    },
    close: () => panel.close(),
    setLocale(next) {
      locale = next;
      return speak();
    },
    get conversationId() { return memory.data.conversation; },
  };
}

if (!window.Crossdesk) {
  const begin = () => { window.Crossdesk = start(); };
  if (document.body) begin();
  else addEventListener("DOMContentLoaded", begin);
}
