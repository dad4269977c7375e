/** Calls all functions, even when one throws, and then throws the first error. */
export function callAll(functions: readonly (() => void)[]): void {
  const errors: unknown[] = [];
  for (const call of functions) {
    try {
      call();
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
}

/** The listeners of a game for one event. */
export class Listeners {
  private listeners: ((...values: unknown[]) => void)[] = [];

  readonly add = (listener?: unknown): void => {
    if (typeof listener === 'function') this.listeners = this.listeners.concat([listener as () => void]);
  };

  /** Removes all listeners where no function is given, as sibling platforms do. */
  readonly remove = (listener?: unknown): void => {
    this.listeners = listener === undefined ? [] : this.listeners.filter((other) => other !== listener);
  };

  call(values: readonly unknown[]): void {
    callAll(this.listeners.map((listener) => () => listener(...values)));
  }
}
