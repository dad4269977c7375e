import { watch } from 'ttminis-explain/watch';
import { createControls } from './controls.js';
import { StarCatcher } from './game.js';
import { hostOf, markHost } from './host.js';
import { Message } from './hud.js';
import { createGameOverlay } from './overlay.js';
import { Canvas2dPainter } from './paint/canvas2d.js';
import { WebGlPainter } from './paint/webgl.js';
import { Placard } from './placard.js';
import { createPlatform, trustedDomains } from './platform.js';
import { createScreen } from './screen.js';
import { createServices } from './services.js';
import { troubles } from './trouble.js';

const host = hostOf(location.href);
markHost(host);
const placard = new Placard();
const platform = createPlatform(placard);

// Before anything else of the game calls the platform.
watch(platform.game, { trustedDomains });

const element = document.getElementById('game');
const canvas = element?.querySelector('canvas');
if (!element || !canvas) throw new Error('the page has no canvas');
try {
  start(element, canvas);
} catch (error) {
  const notice = document.getElementById('notice');
  if (!notice) throw error;
  notice.textContent = `This browser cannot show it: ${error instanceof Error ? error.message : error}.`;
  notice.hidden = false;
}

function start(element: HTMLElement, canvas: HTMLCanvasElement): void {
  const painter = host === 'webgl' ? new WebGlPainter(canvas) : new Canvas2dPainter(canvas);
  const overlay = createGameOverlay(host, platform.game, painter);
  const message = new Message();
  const say = (text: string) => message.say(text);
  const game = new StarCatcher({
    canvas,
    painter,
    placard,
    message,
    services: createServices(platform.game, say),
    troubles: troubles(platform, overlay, say),
    // On a high screen the open overlay covers the ship.
    isCovered: () => overlay.isOpen && innerHeight > innerWidth,
  });
  const controls = createControls(
    canvas,
    element,
    overlay,
    (x) => game.steer(x),
    () => game.toggleMenu(),
  );
  element.tabIndex = 0;
  const look = createScreen(canvas);
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) game.pause();
  });

  let before = performance.now();
  const frame = (now: number) => {
    requestAnimationFrame(frame);
    const screen = look();
    // Nothing to see, as while a phone turns.
    if (screen.width < 1 || screen.height < 1) return;
    game.frame(Math.max(0, now - before) / 1000, screen, controls);
    before = now;
  };
  requestAnimationFrame(frame);
}
