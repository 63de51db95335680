/* Keeps the desk current: follows the stream, and asks again by itself while the stream is away. */

const RETRY = 4_000;

/** Call `tickets` with all open tickets whenever something changed, `condition` with "live" or "reconnecting". */
export function follow({ tickets, condition, ask }) {
  let source;
  let timer;

  function connect() {
    source = new EventSource("/api/desk/stream");
    source.addEventListener("open", () => condition("live"));
    source.addEventListener("ticket", (event) => {
      const news = JSON.parse(event.data);
      tickets(Array.isArray(news) ? news : null);
    });
    source.addEventListener("message", () => tickets(null));
    source.addEventListener("error", lost);
  }

  function lost() {
    condition("reconnecting");
    if (source.readyState !== EventSource.CLOSED || timer) return;
    timer = setTimeout(async () => {
      timer = null;
      try {
        await ask();
      } catch {
        // Still away; the next attempt follows.
      }
      connect();
    }, RETRY);
  }

  connect();
  addEventListener("pagehide", () => source.close());
  addEventListener("pageshow", (event) => { if (event.persisted) connect(); });
}
