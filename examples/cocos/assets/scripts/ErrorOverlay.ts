import { _decorator, Component, game } from 'cc';

const { ccclass } = _decorator;

/** Shows the overlay. Put it on a node of the first scene. */
@ccclass('ErrorOverlay')
export class ErrorOverlay extends Component {
  /** Whether the list is open, so that the game waits. */
  static get isOpen(): boolean {
    return ErrorOverlay.overlay?.isOpen === true;
  }

  private static overlay: ReturnType<typeof TTMinisExplain.createOverlay> | undefined;

  protected start(): void {
    // The engine has taken its context by now, so the canvas gives that one and makes no other.
    const context = game.canvas?.getContext('webgl2') ?? game.canvas?.getContext('webgl') ?? undefined;
    const overlay = TTMinisExplain.createOverlay({ game: TTMinis.game, context, visible: 'on-first-error' });
    for (const warning of overlay.warnings) console.log(warning);
    ErrorOverlay.overlay = overlay;
  }

  protected onDestroy(): void {
    ErrorOverlay.overlay?.destroy();
    ErrorOverlay.overlay = undefined;
  }
}
