/* Small means of drawing: elements, icons, text with links. Text becomes text nodes only, never markup. */

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child != null));
  return node;
}

const ICONS = {
  chat: "M5 4.5h14A2.5 2.5 0 0 1 21.5 7v8a2.5 2.5 0 0 1-2.5 2.5h-7.2L7 21.2v-3.7H5A2.5 2.5 0 0 1 2.5 15V7A2.5 2.5 0 0 1 5 4.5Z"
    + "M8 11h.01M12 11h.01M16 11h.01",
  close: "M6 6l12 12M18 6 6 18",
  down: "M6 9.5l6 6 6-6",
  renew: "M12 5.5v13M5.5 12h13",
  send: "M12 19V5.5M6 11l6-6 6 6",
  again: "M20 12a8 8 0 1 1-2.6-5.9M20 3.5v4.2h-4.2",
  bot: "M12 3.2c.7 4.9 3.1 7.7 8.3 8.8-5.2 1.1-7.6 3.9-8.3 8.8-.7-4.9-3.1-7.7-8.3-8.8 5.2-1.1 7.6-3.9 8.3-8.8Z",
  agent: "M12 12.2a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.2c.8-3.6 3.8-5.4 7.5-5.4s6.7 1.8 7.5 5.4",
};

function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  return svg;
}

const ADDRESS = /https?:\/\/[^\s<>"'`\u3000-\u303f\uff00-\uffef]+/gi;

/** Text with its http(s) addresses as links; punctuation that ends a sentence stays outside the link. */
function linked(text) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    let address = match[0].replace(/[.,;:!?…*_]+$/, "");
    if (address.endsWith(")") && !address.includes("(")) address = address.slice(0, -1);
    let url;
    try {
      url = new URL(address);
    } catch {
      continue;
    }
    parts.push(text.slice(end, match.index));
    parts.push(element("a", { href: url.href, target: "_blank", rel: "noopener noreferrer nofollow" }, address));
    end = match.index + address.length;
  }
  return [...parts, text.slice(end)];
}
