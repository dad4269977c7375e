import { addressWith, asked, hosts, text } from './address.js';

function find<E extends HTMLElement>(selector: string): E {
  const element = document.querySelector<E>(selector);
  if (!element) throw new Error(`the page has no ${selector}`);
  return element;
}

const menu = find('#menu');
const status = find('[role=status]');
export const canvas = find<HTMLCanvasElement>('canvas');

/** Shows a line below the scene. Screen readers say it, as they cannot see the overlay on a canvas. */
export function say(line: string): void {
  status.textContent = line;
}

/** Puts the page into the language of the address, and links it to the other hosts and the other language. */
export function fillPage(): void {
  document.documentElement.lang = text('en', 'zh-CN');
  find('h1').textContent = text('The overlay over a game', '游戏画面上的调试浮层');
  document.title = `ttminis-explain: ${find('h1').textContent}`;
  find('#back').textContent = text('‹ Errors', '‹ 错误');
  find('button').textContent = text('Fail a call', '制造错误');
  canvas.ariaLabel = text('A ship catches stars', '飞船接住星星');
  say(text('Arrow keys or a finger move the ship.', '用方向键或手指移动飞船。'));
  find('nav').ariaLabel = text('Where the overlay draws', '浮层绘制在哪里');
  for (const host of hosts) {
    const link = document.createElement('a');
    link.href = addressWith('host', host);
    link.textContent = host === 'webgl' ? 'WebGL' : host.toUpperCase();
    if (host === asked.host) link.ariaCurrent = 'page';
    find('nav').append(link);
  }
  const language = find<HTMLAnchorElement>('#language');
  language.href = addressWith('lang', text('zh', 'en'));
  language.lang = text('zh-CN', 'en');
  language.textContent = text('中文', 'English');
}

/** Adds a button to the menu, with the name that the address has for it. */
export function addToMenu(label: string, key: string, press: () => void): void {
  const button = document.createElement('button');
  button.append(label, Object.assign(document.createElement('code'), { textContent: key }));
  button.addEventListener('click', () => {
    // The menu would hide the overlay.
    menu.hidePopover();
    press();
  });
  menu.append(button);
}
