import { createOverlay, type Overlay } from 'ttminis-explain/overlay';

const { regClass } = Laya;

/** Shows the overlay. Put it on the first scene. */
@regClass()
export class ErrorOverlay extends Laya.Script {
  /** Whether the list is open, so that the game waits. */
  static get isOpen(): boolean {
    return ErrorOverlay.overlay?.isOpen === true;
  }

  private static overlay: Overlay | undefined;

  onStart(): void {
    const canvas = Laya.Browser.mainCanvas.source;
    // The engine has taken its context by now, so the canvas gives that one and makes no other.
    const context = canvas.getContext('webgl2') ?? canvas.getContext('webgl') ?? undefined;
    const overlay = createOverlay({ game: TTMinis.game, context, visible: 'on-first-error' });
    for (const warning of overlay.warnings) console.log(warning);
    ErrorOverlay.overlay = overlay;
  }

  onDestroy(): void {
    ErrorOverlay.overlay?.destroy();
    ErrorOverlay.overlay = undefined;
  }
}
