/** The first 32 bits of a hash of a text (FNV-1a): the seed of what is drawn for it. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

/** A number in [0, 1) that depends on nothing but the seed and the index, so that any time can be computed alone. */
export function uniformAt(seed: number, index: number): number {
  let mixed = Math.imul(seed ^ Math.imul(index | 0, 0x9e3779b1) ^ Math.floor(index / 4294967296), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x27d4eb2f);
  mixed ^= mixed >>> 15;
  return (mixed >>> 0) / 4294967296;
}

/** A standard normal number for a seed and an index (Box and Muller). */
export function normalAt(seed: number, index: number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - uniformAt(seed, 2 * index)));
  return radius * Math.cos(2 * Math.PI * uniformAt(seed, 2 * index + 1));
}

/** Noise that wanders: normal numbers a knot apart, joined by a smooth step. */
export function driftAt(seed: number, timeMs: number, knotMs: number): number {
  const position = timeMs / knotMs;
  const knot = Math.floor(position);
  const part = position - knot;
  const weight = part * part * (3 - 2 * part);
  return normalAt(seed, knot) * (1 - weight) + normalAt(seed, knot + 1) * weight;
}
