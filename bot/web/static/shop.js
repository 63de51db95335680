/* The demo shop's page: opens the assistant with a question, shows the one-time codes a shopper would get by e-mail.
   It knows nothing of the conversation but its id. */

const CODES_PAUSE = 4_000;

document.addEventListener("click", (event) => {
  const ask = event.target.closest("[data-ask]");
  if (ask) window.Crossdesk?.open({ text: ask.dataset.ask });
  const menu = document.querySelector("details.languages[open]");
  if (menu && !menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  const menu = document.querySelector("details.languages[open]");
  if (event.key !== "Escape" || !menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

const list = document.getElementById("codes");

function show(codes) {
  const known = new Set([...list.children].map((item) => item.dataset.code));
  for (const { number, code } of codes) {
    if (known.has(`${number} ${code}`)) continue;
    const item = document.createElement("li");
    item.dataset.code = `${number} ${code}`;
    const shown = document.createElement("code");
    shown.textContent = code;
    const order = document.createElement("span");
    order.textContent = list.dataset.order.replace("{number}", number);
    item.append(shown, order);
    list.prepend(item);
  }
  document.getElementById("no-codes").hidden = list.children.length > 0;
}

async function watch(conversation) {
  while (window.Crossdesk?.conversationId === conversation) {
    if (!document.hidden) {
      try {
        const answer = await fetch(`/demo/codes?conversation_id=${encodeURIComponent(conversation)}`);
        if (answer.ok) show((await answer.json()).codes);
      } catch {
        // The app is away for a moment; the next round asks again.
      }
    }
    await new Promise((resolve) => { setTimeout(resolve, CODES_PAUSE); });
  }
}

if (list) {
  document.addEventListener("crossdesk:conversation", ({ detail }) => watch(detail.conversation_id));
}
