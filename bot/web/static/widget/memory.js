/* What the widget remembers in the shopper's browser, one record for each Crossdesk address. It holds what is
   needed to go on after a reload and nothing that was said. Without storage it remembers until the page closes. */

const NOTHING = { conversation: null, token: null, read: 0, open: false, unsent: [] };

class Memory {
  constructor(base) {
    this.key = `crossdesk:${base}`;
    this.data = { ...NOTHING, ...this.stored() };
  }

  stored() {
    try {
      return JSON.parse(localStorage.getItem(this.key)) || {};
    } catch {
      return {};
    }
  }

  /** Read again what other tabs wrote, apply `change` (an object, or a function from record to object), store. */
  update(change) {
    Object.assign(this.data, this.stored());
    Object.assign(this.data, typeof change === "function" ? change(this.data) : change);
    try {
      localStorage.setItem(this.key, JSON.stringify(this.data));
    } catch {
      // Storage is full or forbidden: this page still works, a reload starts anew.
    }
  }

  forgetConversation() {
    this.update({ conversation: null, token: null, read: 0 });
  }

  /** Call `react` when another tab began or left a conversation. */
  onOtherTab(react) {
    addEventListener("storage", (event) => {
      if (event.key !== this.key) return;
      const before = this.data.token;
      Object.assign(this.data, { ...NOTHING, ...this.stored() });
      if (this.data.token !== before) react();
    });
  }
}
