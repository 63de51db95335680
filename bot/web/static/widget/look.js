/* How the widget looks, kept from the page's own styles by a shadow root. Styles come as a constructed sheet, which
   a strict content security policy allows; only the accent colour is the shop's. */

const LOOK = `
:host { all: initial; }
.crossdesk {
  --accent: #1d5c53; --on-accent: #fff;
  --paper: #fff; --ink: #1c2422; --quiet: #5c6865; --line: #e4e8e6; --bubble: #f1f4f2; --agent: #fbf3e4;
  --agent-line: #ecd9b4; --agent-ink: #7a5312; --alert: #b3372a; --shadow: 0 18px 50px rgba(16, 32, 28, .20), 0 2px 8px rgba(16, 32, 28, .10);
  --accent-text: color-mix(in srgb, var(--accent) 88%, #000);
  font: 15px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial,
    "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "Hiragino Sans", "Noto Sans JP", "Noto Sans KR", "Noto Sans Arabic", sans-serif;
  color: var(--ink); -webkit-text-size-adjust: 100%;
}
.crossdesk:lang(ja) { font-family: system-ui, "Hiragino Sans", "Noto Sans CJK JP", "Noto Sans JP", sans-serif; }
.crossdesk:lang(ko) { font-family: system-ui, "Apple SD Gothic Neo", "Noto Sans CJK KR", "Noto Sans KR", sans-serif; }
.crossdesk:lang(zh) { font-family: system-ui, "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", sans-serif; }
* { box-sizing: border-box; margin: 0; }
[hidden] { display: none !important; }
button { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; }
svg { width: 22px; height: 22px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
:focus-visible { outline: 2px solid var(--accent-text); outline-offset: 2px; }

.launcher {
  position: fixed; z-index: 2147483000; bottom: max(20px, env(safe-area-inset-bottom)); inset-inline-end: 20px;
  width: 60px; height: 60px; border-radius: 50%; background: var(--accent); color: var(--on-accent);
  box-shadow: 0 8px 24px rgba(16, 32, 28, .26); display: grid; place-items: center; transition: transform .18s ease, box-shadow .18s ease;
}
.launcher:hover { transform: translateY(-2px); box-shadow: 0 12px 28px rgba(16, 32, 28, .30); }
.launcher:focus-visible { outline: 3px solid var(--paper); box-shadow: 0 0 0 6px var(--accent); }
.launcher svg { width: 28px; height: 28px; grid-area: 1 / 1; transition: opacity .15s, transform .2s; }
.launcher svg:nth-of-type(2), .open .launcher svg:nth-of-type(1) { opacity: 0; transform: scale(.6); }
.open .launcher svg:nth-of-type(2) { opacity: 1; transform: none; }
.badge {
  position: absolute; top: -3px; inset-inline-end: -3px; min-width: 22px; height: 22px; padding: 0 6px; border-radius: 11px;
  background: #b3372a; color: #fff; font-size: 12.5px; font-weight: 650; line-height: 22px; text-align: center; box-shadow: 0 0 0 2px var(--paper);
}

.panel {
  position: fixed; z-index: 2147483001; bottom: 94px; inset-inline-end: 20px; width: 388px; height: min(640px, calc(100vh - 118px));
  display: flex; flex-direction: column; overflow: hidden; background: var(--paper); border-radius: 20px; box-shadow: var(--shadow);
  outline: none; animation: rise .22s cubic-bezier(.2, .8, .3, 1);
}
@keyframes rise { from { opacity: 0; transform: translateY(14px) scale(.985); } }
.top { display: flex; align-items: center; gap: 11px; padding: 14px 14px 13px 16px; border-bottom: 1px solid var(--line); flex: none; }
[dir=rtl] .top { padding: 14px 16px 13px 14px; }
.heading { flex: 1; min-width: 0; }
h2 { font-size: 16px; font-weight: 650; line-height: 1.3; letter-spacing: -.005em; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.status { font-size: 13px; line-height: 1.35; color: var(--quiet); display: flex; align-items: baseline; gap: 6px; min-height: 1.35em; }
.status::before { content: ""; flex: none; width: 7px; height: 7px; border-radius: 50%; background: #2f9e6b; transform: translateY(-1px); }
.status[data-tone=offline]::before { background: var(--alert); }
.status[data-tone=waiting]::before { background: #d99a1c; }
.avatar { flex: none; display: grid; place-items: center; width: 28px; height: 28px; border-radius: 50%;
  background: color-mix(in srgb, var(--accent-text) 14%, var(--paper)); color: var(--accent-text); }
.avatar svg { width: 16px; height: 16px; }
.avatar.large { width: 40px; height: 40px; background: var(--accent); color: var(--on-accent); }
.avatar.large svg { width: 22px; height: 22px; }
.avatar svg:only-child { fill: none; }
.tool { width: 36px; height: 36px; border-radius: 10px; display: grid; place-items: center; color: var(--quiet); flex: none; }
.tool:hover { background: var(--bubble); color: var(--ink); }
.tool svg { width: 20px; height: 20px; }

.log { flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; padding: 18px 16px 14px; display: flex; flex-direction: column;
  scrollbar-width: thin; scrollbar-color: var(--line) transparent; }
.log:focus-visible { outline-offset: -3px; }
.row { display: flex; align-items: flex-end; gap: 8px; margin-top: 3px; max-width: 100%; }
.row.first { margin-top: 14px; }
.row:first-child { margin-top: 0; }
.row .avatar { visibility: hidden; margin-bottom: 1px; }
.row.last .avatar, .typing .avatar { visibility: visible; }
.row.timed .avatar { margin-bottom: 21px; }
.stack { display: flex; flex-direction: column; align-items: flex-start; min-width: 0; max-width: 84%; }
.row.shopper { justify-content: flex-end; }
.row.shopper .stack { align-items: flex-end; }
.bubble { padding: 9px 13px; border-radius: 16px; background: var(--bubble); white-space: pre-wrap; overflow-wrap: anywhere; text-align: start; max-width: 100%; }
.row.bot .bubble, .row.agent .bubble { border-end-start-radius: 16px; border-start-start-radius: 6px; }
.row.bot.first .bubble, .row.agent.first .bubble { border-start-start-radius: 16px; }
.row.bot.last .bubble, .row.agent.last .bubble { border-end-start-radius: 5px; }
.row.shopper .bubble { background: var(--accent); color: var(--on-accent); border-start-end-radius: 6px; }
.row.shopper.first .bubble { border-start-end-radius: 16px; }
.row.shopper.last .bubble { border-end-end-radius: 5px; }
.row.agent .bubble { background: var(--agent); box-shadow: inset 0 0 0 1px var(--agent-line); }
.row.agent .avatar { background: var(--agent-line); color: var(--agent-ink); }
.bubble a { color: inherit; text-decoration: underline; text-underline-offset: 2px; }
.who { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.row.agent.first .who { position: static; width: auto; height: auto; clip-path: none; font-size: 12px; font-weight: 600; color: var(--agent-ink); margin: 0 2px 3px; }
time { display: none; font-size: 11.5px; line-height: 16px; color: var(--quiet); margin: 4px 3px 0; }
.row.timed time { display: block; }
.row.sending .bubble { opacity: .72; }
.row.held .bubble { opacity: .55; background: var(--bubble); color: var(--ink); box-shadow: inset 0 0 0 1.5px var(--accent-text); }
.row.refused .bubble { background: var(--bubble); color: var(--ink); box-shadow: inset 0 0 0 1.5px var(--alert); }
.again { order: -1; width: 32px; height: 32px; border-radius: 50%; color: var(--alert); display: grid; place-items: center; }
.again svg { width: 18px; height: 18px; }
.row.system { justify-content: center; display: block; text-align: center; font-size: 13px; color: var(--quiet); margin: 14px 12px 4px; white-space: pre-wrap; overflow-wrap: anywhere; }
.divider { display: flex; align-items: center; gap: 12px; margin: 18px 0 6px; font-size: 12.5px; color: var(--quiet); }
.divider::before, .divider::after { content: ""; flex: 1; height: 1px; background: var(--line); }

.choices { display: flex; flex-wrap: wrap; gap: 7px; margin: 10px 0 2px; padding-inline-start: 36px; }
.choices:empty { display: none; }
.choices button { padding: 7px 14px; border-radius: 18px; box-shadow: inset 0 0 0 1.5px color-mix(in srgb, var(--accent-text) 50%, var(--paper));
  color: var(--accent-text); font-weight: 550; line-height: 1.35; text-align: start; transition: background .12s; }
.choices button:hover { background: color-mix(in srgb, var(--accent-text) 10%, var(--paper)); }
.typing { margin-top: 12px; }
.typing .bubble { display: flex; gap: 5px; padding: 13px 14px; }
.typing i { width: 7px; height: 7px; border-radius: 50%; background: var(--quiet); opacity: .35; animation: breathe 1.3s infinite; }
.typing i:nth-child(2) { animation-delay: .18s; }
.typing i:nth-child(3) { animation-delay: .36s; }
@keyframes breathe { 30% { opacity: 1; transform: translateY(-2px); } 60% { opacity: .35; } }

.composer { flex: none; display: flex; align-items: flex-end; gap: 8px; margin: 0 14px max(14px, env(safe-area-inset-bottom)); padding: 5px 5px 5px 15px;
  border-radius: 24px; background: var(--bubble); box-shadow: inset 0 0 0 1px var(--line); }
[dir=rtl] .composer { padding: 5px 15px 5px 5px; }
.composer:focus-within { box-shadow: inset 0 0 0 1.5px var(--accent-text); }
textarea { flex: 1; min-width: 0; resize: none; border: 0; outline: none; background: none; color: inherit; font: inherit; font-size: 16px; line-height: 24px; padding: 6px 0; height: 36px; }
textarea:focus-visible { outline: none; }
textarea::placeholder { color: var(--quiet); opacity: 1; }
.send { flex: none; width: 38px; height: 38px; border-radius: 50%; background: var(--accent); color: var(--on-accent); display: grid; place-items: center; transition: opacity .15s; }
.send:disabled { background: var(--line); color: var(--quiet); cursor: default; }
.send svg { width: 20px; height: 20px; stroke-width: 2.1; }

[data-position=left] .launcher, [data-position=left] .panel { inset-inline: auto; left: 20px; right: auto; }
[data-position=right] .launcher, [data-position=right] .panel { inset-inline: auto; right: 20px; left: auto; }
@media (max-width: 480px) {
  .panel, [data-position] .panel { inset: 0; width: 100%; height: 100vh; height: 100dvh; border-radius: 0; animation-name: sheet; }
  .open .launcher { display: none; }
  .top { padding-top: max(14px, env(safe-area-inset-top)); }
  .stack { max-width: 86%; }
}
@keyframes sheet { from { opacity: 0; transform: translateY(24px); } }
@media (prefers-reduced-motion: reduce) { * { animation: none !important; transition: none !important; } .typing i { opacity: .6; } }
@media (forced-colors: active) { .bubble, .panel, .launcher, .composer { border: 1px solid; } }
`;

const DARK = `
  --paper: #171c1b; --ink: #e9eeec; --quiet: #a0aca8; --line: #2e3735; --bubble: #242c2a; --agent: #322a1b; --agent-line: #5a4a2a;
  --agent-ink: #ecc98a; --alert: #f0897c; --shadow: 0 18px 50px rgba(0, 0, 0, .55), 0 0 0 1px #2e3735;
  --accent-text: color-mix(in srgb, var(--accent) 45%, #fff);
`;

/** White or near-black, whichever reads better on a colour given as the browser computed it. */
function readableOn(computed) {
  const [red, green, blue] = (computed.match(/[\d.]+/g) || [0, 0, 0]).map(Number).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.2 ? "#14201d" : "#fff";
}

function mount(panel, { color, position, theme }) {
  const host = document.createElement("crossdesk-chat");
  const shadow = host.attachShadow({ mode: "open" });
  const dark = { dark: `.crossdesk {${DARK}}`, light: "" }[theme] ?? `@media (prefers-color-scheme: dark) { .crossdesk {${DARK}} }`;
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(LOOK + dark);
    shadow.adoptedStyleSheets = [sheet];
  } catch {
    shadow.append(element("style", {}, LOOK + dark)); // browsers without constructed sheets
  }
  if (position) panel.root.dataset.position = position;
  shadow.append(panel.root);
  document.body.append(host);
  if (color && CSS.supports("color", color)) {
    panel.root.style.setProperty("--accent", color);
    panel.root.style.setProperty("--on-accent", readableOn(getComputedStyle(panel.launcher).backgroundColor));
  }
}
