/** After this long, what somebody has used counts half. */
const halfLifeMs = 5000;

/** Less than this is no difference between users, so that equals are served in turn. */
const grainMs = 100;

/** How much of the workers each user has had of late. */
export class UsedTime {
  private readonly entries = new Map<string, { readonly ms: number; readonly atMs: number }>();

  /** Adds time that a user has had a worker. */
  add(user: string, ms: number): void {
    const nowMs = performance.now();
    this.entries.set(user, { ms: this.now(user, nowMs) + ms, atMs: nowMs });
    for (const [name, { atMs }] of this.entries) {
      if (nowMs - atMs > 20 * halfLifeMs) {
        this.entries.delete(name);
      }
    }
  }

  /** What a user has had, in coarse steps. */
  of(user: string): number {
    return Math.floor(Math.log2(1 + this.now(user, performance.now()) / grainMs));
  }

  private now(user: string, nowMs: number): number {
    const entry = this.entries.get(user);
    return entry === undefined ? 0 : entry.ms * 0.5 ** ((nowMs - entry.atMs) / halfLifeMs);
  }
}
