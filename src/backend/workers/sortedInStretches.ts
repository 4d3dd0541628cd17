/** How many entries are sorted at once: a millisecond's worth or two. */
const runLength = 1000;

/** Entries in the order of their texts, equal ones as they came. Pauses often: sorting many thousands at once takes long. */
export function* sortedInStretches<Entry>(
  entries: readonly Entry[],
  textOf: (entry: Entry) => string
): Generator<undefined, readonly Entry[]> {
  const keyed: Array<{ readonly entry: Entry; readonly text: string }> = [];
  for (const entry of entries) {
    keyed.push({ entry, text: textOf(entry) });
    yield;
  }
  let runs: Array<typeof keyed> = [];
  for (let first = 0; first < keyed.length; first += runLength) {
    const run = keyed.slice(first, first + runLength);
    runs.push(run.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)));
    yield;
  }
  while (runs.length > 1) {
    const merged: Array<typeof keyed> = [];
    for (let i = 0; i < runs.length; i += 2) {
      merged.push(yield* mergedRuns(runs[i] ?? [], runs[i + 1] ?? []));
    }
    runs = merged;
  }
  return (runs[0] ?? []).map(({ entry }) => entry);
}

function* mergedRuns<Entry extends { readonly text: string }>(
  a: readonly Entry[],
  b: readonly Entry[]
): Generator<undefined, Entry[]> {
  const all: Entry[] = [];
  let nextOfB = 0;
  for (const entry of a) {
    for (let other = b[nextOfB]; other !== undefined && other.text < entry.text; other = b[nextOfB]) {
      all.push(other);
      nextOfB += 1;
    }
    all.push(entry);
    if (all.length % runLength === 0) {
      yield;
    }
  }
  return all.concat(b.slice(nextOfB));
}
