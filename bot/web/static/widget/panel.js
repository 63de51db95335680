/* The frame around the transcript: launcher, dialog, header, writing field. It decides focus, what is open and
   which direction everything runs; it never decides what is said. */

const PHONE = matchMedia("(max-width: 480px)");

class Panel {
  constructor({ words, transcript, write, renew, opened }) {
    Object.assign(this, { words, transcript, write, opened, unread: 0, isOpen: false });
    this.badge = element("span", { class: "badge", hidden: true });
    this.launcher = element("button", { type: "button", class: "launcher", "aria-haspopup": "dialog",
      "aria-expanded": "false", "aria-controls": "panel", onclick: () => this.toggle() },
    icon("chat"), icon("down"), this.badge);
    this.title = element("h2", { id: "title" });
    this.status = element("p", { class: "status", role: "status" });
    this.renewButton = element("button", { type: "button", class: "tool", onclick: renew }, icon("renew"));
    this.closeButton = element("button", { type: "button", class: "tool", onclick: () => this.close() }, icon("close"));
    this.field = element("textarea", { rows: "1", maxlength: "2000", dir: "auto", enterkeyhint: "send",
      autocomplete: "off", oninput: () => this.grow(), onkeydown: (event) => this.key(event) });
    this.sendButton = element("button", { type: "submit", class: "send", disabled: true }, icon("send"));
    this.form = element("form", { class: "composer", onsubmit: (event) => this.submit(event) },
      this.field, this.sendButton);
    this.dialog = element("section", { id: "panel", class: "panel", role: "dialog", "aria-labelledby": "title",
      tabindex: "-1", hidden: true, onkeydown: (event) => this.dialogKey(event) },
    element("div", { class: "top" },
      element("span", { class: "avatar large", "aria-hidden": "true" }, icon("bot")),
      element("div", { class: "heading" }, this.title, this.status),
      this.renewButton, this.closeButton),
    transcript.root, this.form);
    this.root = element("div", { class: "crossdesk" }, this.dialog, this.launcher);
    PHONE.addEventListener("change", () => this.modality());
  }

  /** Put the wording on everything; `dir` and `lang` come with it. */
  speak(lang, dir) {
    this.root.lang = lang;
    this.root.dir = dir;
    this.title.textContent = this.words("widget-title");
    for (const [button, key] of [[this.renewButton, "widget-new-conversation"], [this.closeButton, "widget-close"],
      [this.sendButton, "widget-send"]]) {
      button.setAttribute("aria-label", this.words(key));
      button.title = this.words(key);
    }
    this.field.placeholder = this.words("widget-placeholder");
    this.field.setAttribute("aria-label", this.words("widget-placeholder"));
    this.transcript.root.setAttribute("aria-label", this.words("widget-title"));
    this.labelLauncher();
    this.grow();
  }

  labelLauncher() {
    const label = this.words(this.isOpen ? "widget-close" : "widget-open");
    this.launcher.setAttribute("aria-label", this.unread ? `${label} (${this.unread})` : label);
    this.badge.textContent = this.unread > 9 ? "9+" : this.unread;
    this.badge.hidden = !this.unread;
  }

  say(text, tone) {
    this.status.textContent = text;
    this.status.dataset.tone = tone;
  }

  setUnread(count) {
    this.unread = count;
    this.labelLauncher();
  }

  toggle() {
    if (this.isOpen) this.close();
    else this.open();
  }

  open({ quietly = false } = {}) {
    this.isOpen = true;
    this.dialog.hidden = false;
    this.modality();
    this.root.classList.add("open");
    this.launcher.setAttribute("aria-expanded", "true");
    this.setUnread(0);
    this.transcript.toEnd();
    this.opened(true);
    if (!quietly) (PHONE.matches ? this.dialog : this.field).focus();
  }

  close() {
    this.isOpen = false;
    this.dialog.hidden = true;
    this.modality();
    this.root.classList.remove("open");
    this.launcher.setAttribute("aria-expanded", "false");
    this.labelLauncher();
    this.opened(false);
    this.launcher.focus();
  }

  /** On a phone the sheet covers the page: it is modal, and the page behind it does not scroll. */
  modality() {
    const modal = this.isOpen && PHONE.matches;
    if (modal) this.dialog.setAttribute("aria-modal", "true");
    else this.dialog.removeAttribute("aria-modal");
    document.documentElement.style.overflow = modal ? "hidden" : "";
  }

  dialogKey(event) {
    if (event.key === "Escape") {
      event.stopPropagation();
      this.close();
    }
    if (event.key !== "Tab" || !PHONE.matches) return;
    const stops = [...this.dialog.querySelectorAll("button, textarea, a, [tabindex='0']")]
      .filter((node) => !node.disabled && node.offsetParent);
    const at = stops.indexOf(this.dialog.getRootNode().activeElement);
    if (at === (event.shiftKey ? 0 : stops.length - 1) || at < 0) {
      event.preventDefault();
      stops[event.shiftKey ? stops.length - 1 : 0].focus();
    }
  }

  key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.submit(event);
  }

  submit(event) {
    event.preventDefault();
    const text = this.field.value.trim();
    if (!text) return;
    this.fill("");
    this.write(text);
    this.field.focus();
  }

  fill(text) {
    this.field.value = text;
    this.grow();
  }

  grow() {
    this.sendButton.disabled = !this.field.value.trim();
    this.field.dir = this.field.value ? "auto" : this.root.dir; // an empty field follows the panel, text its own script
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, 120)}px`;
  }
}
