/* How the widget reaches Crossdesk: calls, the event stream, and what to do when either fails. It shows nothing
   and remembers only the conversation's token. The token travels in a header, never in an address. */

const CALL_PATIENCE = 30_000;
const FIRST_BYTE_PATIENCE = 20_000; // the server sends a heartbeat sooner than this
const SILENCE_PATIENCE = 45_000;
const POLL_WAIT = 20;
const POLL_PAUSE = 3_000;
const STREAM_TRIES = 3; // fruitless attempts in a row before polling takes over
const POLLS_BEFORE_STREAM = 15;

class Refused extends Error {
  constructor(response) {
    super(`refused with ${response.status}`);
    this.status = response.status;
    this.retryAfter = Number(response.headers.get("Retry-After")) || 0;
  }

  get expired() {
    return [401, 403, 404].includes(this.status);
  }

  get final() {
    return this.status < 500 && ![408, 425, 429].includes(this.status);
  }
}

/** Milliseconds to wait after the n-th failure in a row: doubling from half a second to 20 s, spread by a third. */
function backoff(failures) {
  return Math.min(20_000, 500 * 2 ** (failures - 1)) * (0.67 + Math.random() * 0.66);
}

class Link {
  constructor(base, memory, locale) {
    Object.assign(this, { base, memory, locale, onConversation() {} });
  }

  request(method, path, body, signal) {
    const headers = {};
    if (body) headers["Content-Type"] = "application/json";
    if (this.memory.data.token) headers.Authorization = `Bearer ${this.memory.data.token}`;
    return fetch(this.base + path, {
      method, headers, signal, credentials: "omit", cache: "no-store", body: body && JSON.stringify(body),
    });
  }

  async call(method, path, body) {
    const giveUp = new AbortController();
    const timer = setTimeout(() => giveUp.abort(), CALL_PATIENCE);
    try {
      const response = await this.request(method, path, body, giveUp.signal);
      if (!response.ok) throw new Refused(response);
      return await response.json();
    } finally {
      clearTimeout(timer);
    }
  }

  /** Begin a conversation unless there is one; simultaneous callers share one request. */
  conversation() {
    if (this.memory.data.token) return Promise.resolve();
    this.beginning ||= this.call("POST", "/chat/sessions", { locale: this.locale() })
      .then(({ conversation_id: conversation, token }) => {
        this.memory.update({ conversation, token, read: 0 });
        this.onConversation(conversation);
      })
      .finally(() => { this.beginning = null; });
    return this.beginning;
  }
}

/** Yield `{event, data}` for each server-sent event of a response; `alive` is called for every chunk. */
async function* serverSentEvents(response, alive) {
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    alive();
    const blocks = (rest + decoder.decode(value, { stream: true })).split(/\r?\n\r?\n/);
    rest = blocks.pop();
    for (const block of blocks) {
      const fields = { event: "message", data: [] };
      for (const line of block.split(/\r?\n/)) {
        const [, name, text] = /^([a-z]+): ?(.*)$/s.exec(line) || [];
        if (name === "event") fields.event = text;
        if (name === "data") fields.data.push(text);
      }
      if (fields.data.length) yield { event: fields.event, data: JSON.parse(fields.data.join("\n")) };
    }
  }
}

/** Follows one conversation: catches up, listens, reconnects, and polls where streams do not come through. */
class Feed {
  constructor(link, { after, receive, condition, expired }) {
    Object.assign(this, { link, after, receive, condition, expired, run: 0, fruitless: 0, polls: 0 });
  }

  start() {
    if (this.running) return;
    this.running = true;
    this.follow(++this.run);
  }

  stop() {
    this.running = false;
    this.run += 1;
    this.stopListening?.abort();
    this.wake?.();
  }

  /** Try again at once, for example when the network is back. */
  retryNow() {
    this.wake?.();
  }

  async follow(run) {
    let failures = 0;
    while (run === this.run) {
      try {
        await this.catchUp(run);
        failures = 0;
        if (this.fruitless < STREAM_TRIES) await this.listen(run);
        else await this.poll(run);
      } catch (error) {
        if (run !== this.run) return;
        if (error instanceof Refused && error.expired && !error.stream) {
          this.stop();
          this.expired();
          return;
        }
        failures += 1;
        if (failures > 1 || !navigator.onLine) this.condition("reconnecting");
      }
      if (run === this.run) await this.pause(this.fruitless < STREAM_TRIES ? backoff(failures || 1) : 50);
    }
  }

  async catchUp(run, wait = 0) {
    const news = await this.link.call("GET", `/chat/messages?after=${this.after()}&wait=${wait}`);
    if (run !== this.run) return 0;
    this.condition("live");
    this.receive({ messages: news.messages, typing: !!news.typing, ticket: news.ticket ?? null });
    return news.messages.length;
  }

  async listen(run) {
    const abort = (this.stopListening = new AbortController());
    let timer = setTimeout(() => abort.abort(), FIRST_BYTE_PATIENCE);
    this.fruitless += 1;
    try {
      const response = await this.link.request("GET", `/chat/stream?after=${this.after()}`, null, abort.signal);
      if (!response.ok) throw Object.assign(new Refused(response), { stream: true });
      const alive = () => {
        this.fruitless = 0;
        clearTimeout(timer);
        timer = setTimeout(() => abort.abort(), SILENCE_PATIENCE);
      };
      for await (const { event, data } of serverSentEvents(response, alive)) {
        if (run !== this.run) return;
        if (event === "message") this.receive({ messages: [data] });
        if (event === "typing") this.receive({ typing: data.on });
        if (event === "ticket") this.receive({ ticket: data });
      }
    } finally {
      clearTimeout(timer);
    }
  }

  async poll(run) {
    const began = Date.now();
    const found = await this.catchUp(run, POLL_WAIT);
    this.polls += 1;
    if (this.polls % POLLS_BEFORE_STREAM === 0) this.fruitless = STREAM_TRIES - 1;
    if (!found && Date.now() - began < 1000) await this.pause(POLL_PAUSE);
  }

  pause(milliseconds) {
    return new Promise((resolve) => {
      this.wake = resolve;
      setTimeout(resolve, milliseconds);
    });
  }
}
