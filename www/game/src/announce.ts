const status = document.getElementById('status');

/** Has screen readers say what the canvas shows. */
export function announce(text: string): void {
  if (status && status.textContent !== text) status.textContent = text;
}
