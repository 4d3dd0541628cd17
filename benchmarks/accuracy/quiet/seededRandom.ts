/** Random numbers that a seed decides (mulberry32), and the distributions that the generator draws from. */
export class SeededRandom {
  private state: number;
  private spare = NaN;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** A stream of its own for a part of the work, so that parts can change without each other. */
  static of(seed: number, ...path: readonly string[]): SeededRandom {
    let hash = (seed ^ 0x811c9dc5) >>> 0;
    for (const character of path.join('/')) {
      hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    }
    const random = new SeededRandom(hash);
    random.uniform();
    return random;
  }

  /** In [0, 1). */
  uniform(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.uniform();
  }

  /** Evenly in the logarithm. */
  betweenLog(low: number, high: number): number {
    return low * Math.exp(Math.log(high / low) * this.uniform());
  }

  normal(): number {
    if (!Number.isNaN(this.spare)) {
      const value = this.spare;
      this.spare = NaN;
      return value;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    const angle = 2 * Math.PI * this.uniform();
    this.spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.uniform());
  }

  /** A Poisson count: by multiplication (Knuth) for small means, else a rounded normal number. */
  poisson(mean: number): number {
    if (mean > 60) {
      return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()));
    }
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = this.uniform(); product > limit; product *= this.uniform()) {
      count += 1;
    }
    return count;
  }

  pick<T>(choices: readonly T[]): T {
    const index = Math.floor(this.uniform() * choices.length);
    const chosen = choices[index];
    if (chosen === undefined) {
      throw new RangeError('nothing to pick from');
    }
    return chosen;
  }
}
