/** Plain data that JSON carries without loss: what a streaming detector saves. Missing numbers (NaN) are null. */
export type SavedState =
  number | string | boolean | null | readonly SavedState[] | { readonly [key: string]: SavedState };

/** A number as it is saved: NaN as null. */
export function saveNumber(value: number): SavedState {
  return Number.isNaN(value) ? null : value;
}

/** Numbers as they are saved: NaN as null; infinities do not occur in a detector's state. */
export function saveNumbers(values: Iterable<number>): SavedState {
  return Array.from(values, saveNumber);
}

/** The entry `key` of a saved object; throws when the state has another form. */
export function savedEntry(state: SavedState, key: string): SavedState {
  if (typeof state !== 'object' || state === null || isList(state) || !(key in state)) {
    throw new TypeError(`saved state has no "${key}"`);
  }
  return state[key];
}

/** The items of a saved list; throws when the state is no list. */
export function savedList(state: SavedState): readonly SavedState[] {
  if (!isList(state)) {
    throw new TypeError('saved state is not a list');
  }
  return state;
}

/** A saved number, null being NaN; throws on anything else. */
export function savedNumber(state: SavedState): number {
  if (state === null) {
    return NaN;
  }
  if (typeof state !== 'number') {
    throw new TypeError('saved state is not a number');
  }
  return state;
}

/** A saved list of numbers, nulls being NaN. */
export function savedNumbers(state: SavedState): Float64Array {
  return Float64Array.from(savedList(state), savedNumber);
}

function isList(state: SavedState): state is readonly SavedState[] {
  return Array.isArray(state);
}
