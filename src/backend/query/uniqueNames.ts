/**
 * Makes names unique by numbering repeats: "cpu", "cpu (2)". Frames address columns by name, and two inputs may well
 * return series of the same name.
 */
export function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let candidate = name;
    for (let i = 2; taken.has(candidate); i++) {
      candidate = `${name} (${i})`;
    }
    taken.add(candidate);
    return candidate;
  });
}
