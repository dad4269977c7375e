// @ts-check
// A stand-in for what the LayaAir example uses of the global `Laya`.

class Sprite {
  destroyed = false;
  /** @type {{ type: string, caller: object, listener: Function }[]} */
  listeners = [];
  /** @param {string} type @param {object} caller @param {Function} listener */
  on(type, caller, listener) {
    this.listeners.push({ type, caller, listener });
  }
  /** @param {object} caller */
  offAllCaller(caller) {
    this.listeners = this.listeners.filter((one) => one.caller !== caller);
  }
  /** @param {string} type */
  event(type) {
    for (const { caller, listener } of this.listeners.filter((one) => one.type === type))
      listener.call(caller);
  }
}

class Label extends Sprite {
  text = '';
}

Object.assign(globalThis, {
  Laya: {
    regClass: () => () => {},
    property: () => () => {},
    Event: { CLICK: 'click' },
    Sprite,
    Label,
    Button: class extends Sprite {},
    Script: class {},
    Browser: { mainCanvas: { source: /** @type {unknown} */ (null) } },
  },
});
