// Lets the site work without a network from the next visit on, where the browser can. The build makes the worker.

export {};

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  // What the page itself needs comes first.
  addEventListener('load', () => {
    navigator.serviceWorker.register('./service-worker.js').catch(() => {
      // A browser that forbids it, as some do in private windows, has the page all the same.
    });
  });
}
