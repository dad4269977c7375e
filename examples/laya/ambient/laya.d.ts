// What these scripts use of LayaAir 3, and nothing else. The engine's own types are not on npm: the IDE puts them into a
// project. They take the place of this file there.

declare namespace Laya {
  /** Registers a script with the IDE. */
  function regClass(): (script: abstract new (...args: never[]) => unknown) => void;
  /** Shows a property in the IDE. */
  function property(options: { type: unknown } | typeof String): (target: object, name: string) => void;

  const Event: { readonly CLICK: string };
  class Sprite {
    readonly destroyed: boolean;
    on(type: string, caller: object, listener: () => void): void;
    offAllCaller(caller: object): void;
  }
  class Label extends Sprite {
    text: string;
  }
  class Button extends Sprite {}
  class Script {
    readonly owner: Sprite;
    onStart(): void;
    onEnable(): void;
    onDisable(): void;
    onDestroy(): void;
  }
  const Browser: { readonly mainCanvas: { readonly source: HTMLCanvasElement } };
}
