// Work that is only done while the page is visible.

/**
 * Calls open() now and whenever the page comes into sight, and what open() returned when it goes out of it or the
 * signal is aborted: browsers allow six connections to a server, over all their tabs.
 */
export function whileInSight(open, signal) {
  let close = null;
  const look = () => {
    if (document.hidden === (close === null)) return;
    if (document.hidden) {
      close();
      close = null;
    } else close = open();
  };
  document.addEventListener("visibilitychange", look, { signal });
  signal.addEventListener("abort", () => close?.());
  look();
}
