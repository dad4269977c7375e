import { createOverlay, type Overlay } from 'ttminis-explain/overlay';
import { watch } from 'ttminis-explain/watch';
import { zh } from 'ttminis-explain/zh';
import { asked } from './address.js';
import { game, trustedDomains } from './platform.js';

/** Watches the platform, and creates the overlay as a game does, with the context that draws the scene. */
export function createSceneOverlay(context: object): Overlay {
  const language = asked.isChinese ? zh : undefined;
  watch(game, { trustedDomains, language });
  return createOverlay({
    game,
    language,
    visible: 'on-first-error',
    // A page has elements to draw above it; a mini game has only its context.
    context: asked.host === 'dom' ? undefined : context,
    theme: asked.theme,
    report: { clientKey: 'demo-client-key', gameName: 'Demo', debugMode: true, region: 'demo' },
  });
}
