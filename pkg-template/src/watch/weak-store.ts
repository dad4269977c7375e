/** How many entries a store keeps where the engine has no `WeakMap`. */
const MAX_ENTRIES = 100;

/** Keeps values for objects without keeping the objects alive. */
export interface WeakStore<V> {
  get(key: object): V | undefined;
  set(key: object, value: V): unknown;
}

export function createWeakStore<V>(): WeakStore<V> {
  if (typeof WeakMap === 'function') return new WeakMap<object, V>();
  let entries: { key: object; value: V }[] = [];
  const find = (key: object) => entries.filter((entry) => entry.key === key)[0];
  return {
    get: (key) => find(key)?.value,
    set(key, value) {
      const entry = find(key);
      if (entry) entry.value = value;
      else entries = entries.concat({ key, value }).slice(-MAX_ENTRIES);
    },
  };
}
