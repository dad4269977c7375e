import { asked, text } from './address.js';
import { animate } from './animate.js';
import { type Failure, listFailures } from './failures.js';
import { createSceneOverlay } from './overlay.js';
import { addToMenu, canvas, fillPage, say } from './page.js';
import { create2dPainter } from './paint-2d.js';
import { createWebGlPainter } from './paint-webgl.js';

fillPage();
const painter = asked.host === 'webgl' ? createWebGlPainter(canvas) : create2dPainter(canvas);
if (painter) {
  animate(canvas, painter);
  startFailing(painter.context);
} else {
  say(text('This browser has no WebGL.', '此浏览器不支持 WebGL。'));
}

async function startFailing(context: object): Promise<void> {
  const overlay = createSceneOverlay(context);
  // For the console of the browser.
  Object.assign(window, { overlay });

  const show = (error: unknown) => {
    const seen = error instanceof Error ? error : JSON.stringify(error);
    say(`${text('The game gets', '游戏得到')} ${seen}`);
  };
  addEventListener('error', ({ error }) => show(error));
  addEventListener('unhandledrejection', ({ reason }) => show(reason));

  const failures = listFailures(overlay);
  const cause = (failure: Failure) => Promise.resolve().then(failure.cause).catch(show);
  for (const failure of failures) addToMenu(failure.label, failure.key, () => cause(failure));
  for (const asking of asked.failures) {
    const failure = failures.find(({ key }) => key === asking);
    if (failure) await cause(failure);
  }
  if (asked.isOpen) overlay.open();
}
