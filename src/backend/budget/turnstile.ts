import { QueryError } from '../queryError';

/** How many may be inside and how many may wait, in all and of each user. */
export interface TurnstileLimits {
  readonly running: number;
  readonly runningPerUser: number;
  readonly waiting: number;
  readonly waitingPerUser: number;
}

interface Waiting {
  readonly user: string;
  readonly enter: () => void;
}

/**
 * Lets in only so many at once, in all and of each user; the others wait, and those of whom fewest are inside are next.
 * Who comes when too many wait is refused with how many those are and what may be changed.
 */
export class Turnstile {
  private readonly inside = new Map<string, number>();
  private insideInAll = 0;
  private readonly waiting: Waiting[] = [];

  constructor(
    private readonly limits: TurnstileLimits,
    /** What comes in, for the error: "queries". */
    private readonly what: string,
    private readonly setting: string
  ) {}

  get running(): number {
    return this.insideInAll;
  }

  get waitingCount(): number {
    return this.waiting.length;
  }

  /** Does work once there is room. @throws QueryError where too many wait */
  async pass<Result>(user: string, signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    if (this.hasRoomFor(user)) {
      this.enter(user);
    } else {
      this.refuseSurplus(user);
      await this.wait(user, signal);
    }
    try {
      return await work();
    } finally {
      this.leave(user);
    }
  }

  private hasRoomFor(user: string): boolean {
    const { running, runningPerUser } = this.limits;
    return this.insideInAll < running && (this.inside.get(user) ?? 0) < runningPerUser;
  }

  private refuseSurplus(user: string): void {
    const { waiting, waitingPerUser } = this.limits;
    const own = this.waiting.filter((entry) => entry.user === user).length;
    const [count, most, whose] =
      own >= waitingPerUser ? [own, waitingPerUser, ' of yours'] : [this.waiting.length, waiting, ''];
    if (own >= waitingPerUser || this.waiting.length >= waiting) {
      const suffix = own >= waitingPerUser ? '_per_user' : '';
      const state = most === 0 ? 'run' : 'wait';
      const runs = this.inside.get(user) ?? 0;
      const [number, cap] = most === 0 ? [runs, this.limits.runningPerUser] : [count, most];
      throw new QueryError(
        `${number} ${this.what}${whose} ${state} already, and at most ${cap} may (${this.setting}${suffix}): ` +
          'ask again later, refresh less often, or show fewer panels',
        429
      );
    }
  }

  private wait(user: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const entry: Waiting = {
        user,
        enter: () => {
          signal.removeEventListener('abort', abort);
          this.enter(user);
          resolve();
        },
      };
      const abort = (): void => {
        this.waiting.splice(this.waiting.indexOf(entry), 1);
        signal.removeEventListener('abort', abort);
        reject(signal.reason);
      };
      signal.addEventListener('abort', abort);
      this.waiting.push(entry);
    });
  }

  private enter(user: string): void {
    this.insideInAll += 1;
    this.inside.set(user, (this.inside.get(user) ?? 0) + 1);
  }

  private leave(user: string): void {
    this.insideInAll -= 1;
    const rest = (this.inside.get(user) ?? 1) - 1;
    if (rest === 0) {
      this.inside.delete(user);
    } else {
      this.inside.set(user, rest);
    }
    const next = this.nextWaiting();
    if (next !== undefined) {
      this.waiting.splice(this.waiting.indexOf(next), 1);
      next.enter();
    }
  }

  private nextWaiting(): Waiting | undefined {
    let next: Waiting | undefined;
    for (const entry of this.waiting) {
      const fewer =
        (this.inside.get(entry.user) ?? 0) < (next === undefined ? Infinity : (this.inside.get(next.user) ?? 0));
      if (fewer && this.hasRoomFor(entry.user)) {
        next = entry;
      }
    }
    return next;
  }
}
