/* Messages on their way to Crossdesk. Each has an id from the moment it is written, so that sending it again,
   after a reload or a lost answer, is the same message. Sends in order, one at a time; never drops one silently. */

function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

class Outbox {
  constructor(link, memory, { sent, refused, held, expired }) {
    Object.assign(this, { link, memory, sent, refused, held, expired, sending: false });
  }

  add(text, payload) {
    const item = { client_id: uuid(), text, ...(payload && { payload }) };
    this.memory.update(({ unsent }) => ({ unsent: [...unsent, item] }));
    return item;
  }

  again(item) {
    this.memory.update(({ unsent }) => ({ unsent: [...unsent, item] }));
    this.flush();
  }

  remove(item) {
    this.memory.update(({ unsent }) => ({ unsent: unsent.filter((other) => other.client_id !== item.client_id) }));
  }

  retryNow() {
    if (this.wake) this.wake();
    else this.flush();
  }

  async flush() {
    if (this.sending) return;
    this.sending = true;
    let failures = 0;
    while (this.memory.data.unsent.length) {
      const item = this.memory.data.unsent[0];
      try {
        await this.link.conversation();
        const { seq } = await this.link.call("POST", "/chat/messages", item);
        this.remove(item);
        this.sent(item, seq);
        failures = 0;
      } catch (error) {
        failures += 1;
        if (error.expired && failures < 3) {
          this.expired();
          continue;
        }
        if (error.final && !error.expired) {
          this.remove(item);
          this.refused(item);
          continue;
        }
        if (failures > 1 || !navigator.onLine) this.held();
        await this.pause(Math.max(backoff(failures), (error.retryAfter || 0) * 1000));
      }
    }
    this.sending = false;
  }

  pause(milliseconds) {
    return new Promise((resolve) => {
      this.wake = resolve;
      setTimeout(resolve, milliseconds);
    }).then(() => { this.wake = null; });
  }
}
