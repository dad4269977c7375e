// @ts-check
// A stand-in for what the Cocos Creator example uses of the module `cc`.

/** A decorator that is used with arguments, or without. @param {unknown[]} args */
const property = (...args) => (args.length === 1 ? () => {} : undefined);

export const _decorator = {
  ccclass: () => (/** @type {unknown} */ component) => component,
  property,
};

export class Node {
  /** @type {{ name: string, run: Function, target: unknown }[]} */
  listeners = [];
  /** @param {string} name @param {Function} run @param {unknown} target */
  on(name, run, target) {
    this.listeners.push({ name, run, target });
  }
  /** @param {string} name @param {Function} run @param {unknown} target */
  off(name, run, target) {
    this.listeners = this.listeners.filter(
      (one) => one.name !== name || one.run !== run || one.target !== target,
    );
  }
  /** @param {string} name */
  emit(name) {
    for (const { run, target } of this.listeners.filter((one) => one.name === name)) run.call(target, this);
  }
}

export class Component {
  node = new Node();
  isValid = true;
}

export class Button extends Component {
  static EventType = { CLICK: 'click' };
}

export class Label extends Component {
  string = '';
}

export const game = { canvas: /** @type {unknown} */ (null) };
