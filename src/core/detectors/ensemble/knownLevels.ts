/** More slots than are looked at at once: those of a day, and of an hour or two on either side. A power of two. */
const mostSlots = 128;

/** The levels of slots that lie near each other, as far as they were found: a slot takes the place of one long before it. */
export class KnownLevels {
  private readonly slots = new Float64Array(mostSlots).fill(NaN);
  private readonly levels = new Float64Array(mostSlots);

  /** Forgets them all. */
  clear(): void {
    this.slots.fill(NaN);
  }

  has(slot: number): boolean {
    return this.slots[slot & (mostSlots - 1)] === slot;
  }

  /** Of a slot that is known. */
  get(slot: number): number {
    return this.levels[slot & (mostSlots - 1)];
  }

  set(slot: number, level: number): void {
    const place = slot & (mostSlots - 1);
    this.slots[place] = slot;
    this.levels[place] = level;
  }
}
