import { createOverlay, type Overlay } from 'ttminis-explain/overlay';
import type { Game } from 'ttminis-explain/simulate';
import type { Host } from './host.js';
import type { Painter } from './paint/painter.js';

/**
 * The overlay, as a game creates it.
 *
 * @param host - where it draws: above the page, or with the game's context
 * @param game - `TTMinis.game`
 * @param painter - has the context
 */
export function createGameOverlay(host: Host, game: Game, painter: Painter): Overlay {
  return createOverlay({
    host,
    visible: 'on-first-error',
    // A mini game has no page to draw above, only its context.
    ...(host === 'dom' ? {} : { context: painter.context, game }),
    report: { clientKey: 'demo-client-key', gameName: 'Star catcher', debugMode: true, region: 'demo' },
  });
}
