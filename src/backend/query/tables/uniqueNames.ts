/**
 * Makes names unique by numbering repeats: "cpu", "cpu (2)". Frames address columns by name, and two inputs may well
 * return series of the same name.
 */
export function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  const numbers = new Map<string, number>();
  return names.map((name) => {
    let candidate = name;
    let number = numbers.get(name) ?? 1;
    while (taken.has(candidate)) {
      number += 1;
      candidate = `${name} (${number})`;
    }
    numbers.set(name, number);
    taken.add(candidate);
    return candidate;
  });
}
