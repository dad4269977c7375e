import { announce } from './announce.js';
import { type Attributes, button } from './dom.js';
import { words } from './language.js';

/**
 * Makes a button that copies a text and says so.
 *
 * @param label - what the button says
 * @param text - gives the text at the time of the press
 * @param attributes - of the button
 */
export function copyButton(
  label: string,
  text: () => string,
  attributes: Attributes = {},
): HTMLButtonElement {
  let back: ReturnType<typeof setTimeout> | undefined;
  const element = button(label, { class: 'button', ...attributes }, async () => {
    const outcome = (await copy(text())) ? words.answer.copied : words.answer.notCopied;
    element.textContent = outcome;
    announce(outcome);
    clearTimeout(back);
    back = setTimeout(() => {
      element.textContent = label;
    }, 2000);
  });
  return element;
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // A page that a phone opens from a computer in the same network has no clipboard of its own: it is not https.
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const focused = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'unseen';
  field.readOnly = true;
  document.body.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return copied;
}
