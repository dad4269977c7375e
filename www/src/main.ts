import { byId } from './dom.js';
import { preferred, remember, speak, words } from './language.js';
import { buildPage } from './page.js';
import { keepTyped } from './typed.js';

await speak(preferred());
let page = buildPage();
page.openNamed();

const switcher = byId('language');
switcher.hidden = false;
switcher.addEventListener('click', async () => {
  const other = words.name === 'en' ? 'zh' : 'en';
  await speak(other);
  remember(other);
  // What the address asks for would win at the next visit.
  const address = new URL(location.href);
  address.searchParams.delete('lang');
  history.replaceState(null, '', address);
  keepTyped(() => {
    page = buildPage();
  });
});

addEventListener('hashchange', () => page.openNamed());
// A link to the row that is open already changes no address.
addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link?.hash && link.getAttribute('href') === location.hash) page.openNamed();
});

// On a phone, the answer is below what was pasted, and maybe under the keyboard.
addEventListener('paste', ({ target }) => {
  if (target !== byId('error') || !matchMedia('(max-width: 47.99rem), (max-height: 30rem)').matches) return;
  setTimeout(() => {
    const answer = byId(byId('overview').hidden ? 'answer' : 'overview');
    const room = visualViewport?.height ?? innerHeight;
    if (answer.getBoundingClientRect().bottom > room) answer.scrollIntoView({ block: 'start' });
  });
});

// With a mouse, the next thing is to paste. On a phone, a keyboard that opens by itself would cover the page.
if (!location.hash && matchMedia('(hover: hover) and (pointer: fine)').matches) {
  byId('error').focus({ preventScroll: true });
}
