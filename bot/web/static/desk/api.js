/* Calls of the desk to /api. Decides what a failure means; shows nothing. */

export class Refused extends Error {
  constructor(status, detail) {
    super(typeof detail === "string" ? detail : `HTTP ${status}`);
    this.status = status;
  }
}

export class Unreachable extends Error {}

const csrf = document.querySelector("meta[name=csrf]").content;

/** JSON of an answer, or null when there is none. Throws Refused or Unreachable; a lost session loads the log-in. */
export async function call(method, path, body) {
  let response;
  try {
    response = await fetch(`/api${path}`, {
      method,
      cache: "no-store",
      headers: { "X-CSRF-Token": csrf, ...(body && { "Content-Type": "application/json" }) },
      body: body && JSON.stringify(body),
    });
  } catch (error) {
    throw new Unreachable(error.message);
  }
  if (response.status === 401) {
    location.reload();
    return new Promise(() => {});
  }
  const answer = response.status === 204 ? null : await response.json().catch(() => null);
  if (!response.ok) throw new Refused(response.status, answer?.detail);
  return answer;
}

export const get = (path) => call("GET", path);
export const post = (path, body = {}) => call("POST", path, body);
