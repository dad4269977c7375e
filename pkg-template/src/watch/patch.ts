// Replaces functions of an object that belongs to someone else, and puts them back.
import { type AnyFunction, apply, type Bag, descriptorOf, isFunction } from './builtins.js';
import { createFacade } from './facade.js';
import { copyProperty, defineAccessor, defineValue, type Found, findProperty, isData } from './properties.js';
import { disguise, type Wrap } from './wrapper.js';

export interface Patched {
  /** The object itself, or the facade that the game uses where nobody can change the object. */
  readonly object: object;
  /** The functions that were replaced. */
  readonly names: readonly string[];
  /** Why the object refused the change; `null` where it did not. */
  readonly refusal: unknown;
  /** Puts the originals back. A function that someone else has replaced since stays. */
  restore(): void;
}

/** Replaces the named functions that an object has. Where the object refuses one, the game gets a facade instead. */
export function patch(object: object, names: readonly string[], wrapOriginal: Wrap, tag: unknown): Patched {
  const wrap: Wrap = (original, name) => disguise(wrapOriginal(original, name), original, tag);
  const undo: (() => void)[] = [];
  const replaced: string[] = [];
  const restore = () => {
    while (undo.length) (undo.pop() as () => void)();
  };
  try {
    for (const name of names) {
      const putBack = replace(object as Bag, name, wrap);
      if (!putBack) continue;
      undo.push(putBack);
      replaced.push(name);
    }
    return { object, names: replaced, refusal: null, restore };
  } catch (refusal) {
    restore();
    const facade = createFacade(object as Bag, names, wrap);
    return { object: facade.object, names: facade.names, refusal, restore };
  }
}

/** Returns a function that puts the original back, or `undefined` where there is no function to replace. */
function replace(object: Bag, name: string, wrap: Wrap, isRetry?: boolean): (() => void) | undefined {
  const found = findProperty(object, name);
  if (!found) return undefined;
  const { value, get, set, writable, enumerable } = found.descriptor;
  const flags = found.isOwn
    ? found.descriptor
    : { writable: !!writable, enumerable: !!enumerable, configurable: true };
  if (isData(found.descriptor)) {
    if (!isFunction(value)) return undefined;
    const wrapper = wrap(value, name);
    const putBack = undoOf(object, name, found, wrapper);
    defineValue(object, name, wrapper, flags);
    if (object[name] === wrapper) return putBack;
    putBack();
    throw new Error(`'${name}' does not keep what is put there`);
  }
  const first = get && apply(get, object, []);
  if (!isFunction(first)) return undefined;
  // A lazy getter replaces itself with the value at its first run, so the property is now another one.
  if (!isRetry && findProperty(object, name)?.descriptor.get !== get)
    return replace(object, name, wrap, true);
  const read = wrapGetter(get as AnyFunction, first, name, wrap);
  defineAccessor(object, name, read, set, flags);
  return undoOf(object, name, found, read);
}

/** Makes a getter that wraps the function of the original getter, and wraps it anew when it changes. */
function wrapGetter(get: AnyFunction, first: AnyFunction, name: string, wrap: Wrap): () => unknown {
  let original = first;
  let wrapper = wrap(first, name);
  return function (this: unknown) {
    const value = apply(get, this, []);
    if (!isFunction(value)) return value;
    if (value !== original) {
      wrapper = wrap(value, name);
      original = value;
    }
    return wrapper;
  };
}

/** Makes a function that puts the original back, unless our value or getter is no longer there. */
function undoOf(object: Bag, name: string, original: Found, ours: unknown): () => void {
  return () => {
    try {
      const current = descriptorOf(object, name);
      if (!current || (isData(current) ? current.value : current.get) !== ours) return;
      if (original.isOwn) copyProperty(object, name, original.descriptor);
      else Reflect.deleteProperty(object, name);
    } catch {
      // Someone has frozen the object. Our wrapper stays, and passes everything through.
    }
  };
}
