/* Drawing and formatting for the desk. Text becomes text nodes only; wording comes with the page. */

const wording = JSON.parse(document.getElementById("wording").textContent);
export const language = document.documentElement.lang;

/** A text of the page's wording with `{name}` filled in; the key itself if there is none. */
export function say(key, values = {}) {
  return (wording[key] ?? key).replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);
}

/** Like `say`, for a name that may be newer than the wording: `fallback` stands in. */
export function sayOr(key, fallback) {
  return wording[key] ?? fallback;
}

export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child != null && child !== false));
  return node;
}

export const byId = (id) => document.getElementById(id);

const languages = new Intl.DisplayNames([language], { type: "language" });
const regions = new Intl.DisplayNames([language], { type: "region" });
const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });
const minutes = new Intl.NumberFormat(language, { style: "unit", unit: "minute", unitDisplay: "short" });
const hours = new Intl.NumberFormat(language, { style: "unit", unit: "hour", unitDisplay: "short" });
const days = new Intl.NumberFormat(language, { style: "unit", unit: "day", unitDisplay: "short" });
const clock = new Intl.DateTimeFormat(language, { timeStyle: "short" });
const moment = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });

function named(names, code) {
  try {
    return names.of(code);
  } catch {
    return code;
  }
}

export const languageName = (code) => (code ? named(languages, code) : "–");
export const countryName = (code) => (code && code !== "default" ? named(regions, code) : "–");
export const share = (value) => percent.format(value);
export const number = (value) => new Intl.NumberFormat(language).format(value);

export function money(amount, currency) {
  return new Intl.NumberFormat(language, { style: "currency", currency }).format(amount);
}

/** How long ago, in one unit: minutes, hours or days. */
export function span(milliseconds) {
  const passed = Math.floor(milliseconds / 60_000);
  if (passed < 1) return say("desk-now");
  if (passed < 60) return minutes.format(passed);
  if (passed < 48 * 60) return hours.format(Math.floor(passed / 60));
  return days.format(Math.floor(passed / 1440));
}

export const headStart = (count) => minutes.format(count);

export function when(iso) {
  const at = new Date(iso);
  return (at.toDateString() === new Date().toDateString() ? clock : moment).format(at);
}

export const day = (iso) => new Intl.DateTimeFormat(language, { dateStyle: "medium" }).format(new Date(iso));

/** Text with its http(s) addresses as links. */
export function linked(text) {
  return text.split(/(https?:\/\/[^\s<>"'`]*[^\s<>"'`.,;:!?)…])/g).map((part, index) => (index % 2
    ? element("a", { href: part, target: "_blank", rel: "noopener noreferrer nofollow" }, part) : part));
}
