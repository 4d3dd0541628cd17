import { UpstreamError } from '../upstreams/upstream';
import { type Priority } from '../workers/workOrder';

/** How much answers of stores may take, and how many large ones at once. */
export interface AnswerLimits {
  /** A query whose answers are no larger than this in all waits for nobody. */
  readonly smallBytes: number;
  /** Nor one that makes no more than this of them at a time. */
  readonly smallWorkBytes: number;
  /** A query of up to this size takes one of the places for such queries. */
  readonly mediumBytes: number;
  readonly mediumPlaces: number;
  /** No query may have answers larger than this in all; one of more than `mediumBytes` is answered at a time. */
  readonly largeBytes: number;
}

type Size = 'small' | 'medium' | 'large';

interface Waiting {
  readonly size: Size;
  readonly isAlert: boolean;
  readonly grant: () => void;
}

/**
 * What answers of stores take of the memory, shared out by size: small answers are always read, of the larger ones only
 * so many are read and analysed at once. Places are taken in the order of size, smaller before larger, so that nobody
 * holds one for which another waits who holds what he needs. One more place is kept for alert rules.
 */
export class AnswerMemory {
  private readonly taken = { medium: 0, large: 0, alert: 0 };
  private readonly waiting: Waiting[] = [];

  constructor(private readonly limits: AnswerLimits) {}

  /** How many queries wait for a place. */
  get waitingCount(): number {
    return this.waiting.length;
  }

  /** The share of one query, which it gives back when its answer has left. */
  open(priority: Priority): QueryMemory {
    return new QueryMemory(this, this.limits, priority === 'alert');
  }

  /** Takes a place where one is free. */
  take(size: Size, isAlert: boolean): Place | undefined {
    const { taken } = this;
    const kind =
      size === 'large'
        ? taken.large < 1
          ? 'large'
          : undefined
        : taken.medium < this.limits.mediumPlaces
          ? 'medium'
          : isAlert && taken.alert < 1
            ? 'alert'
            : undefined;
    if (kind === undefined) {
      return undefined;
    }
    taken[kind] += 1;
    return {
      release: () => {
        taken[kind] -= 1;
        this.wake();
      },
    };
  }

  /** Resolves when a place may be free; rejects when the signal fires. */
  wait(size: Size, isAlert: boolean, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const leave = (): void => {
        this.waiting.splice(this.waiting.indexOf(entry), 1);
        signal.removeEventListener('abort', abort);
      };
      const abort = (): void => {
        leave();
        reject(signal.reason);
      };
      const entry: Waiting = {
        size,
        isAlert,
        grant: () => {
          leave();
          resolve();
        },
      };
      signal.addEventListener('abort', abort);
      this.waiting.push(entry);
    });
  }

  /** Lets those who wait try again: alert rules first, then the smaller ones. */
  private wake(): void {
    const order = ({ isAlert, size }: Waiting): number => (isAlert ? 0 : size === 'medium' ? 1 : 2);
    [...this.waiting].sort((a, b) => order(a) - order(b)).forEach(({ grant }) => grant());
  }
}

interface Place {
  readonly release: () => void;
}

/** What one query has of the {@link AnswerMemory}. */
export class QueryMemory {
  private bytes = 0;
  private size: Size = 'small';
  private place: Place | undefined;
  private isClosed = false;

  constructor(
    private readonly memory: AnswerMemory,
    private readonly limits: AnswerLimits,
    private readonly isAlert: boolean
  ) {}

  /**
   * Counts bytes of an answer that were read. False where there is no place for so many: then the answer has to be
   * given up, its bytes given {@link back}, and asked for again after {@link reserve}.
   *
   * @throws UpstreamError where the query's answers are larger than any may be
   */
  add(bytes: number): boolean {
    this.bytes += bytes;
    const needed = this.sizeOf(this.bytes);
    if (rankOf(needed) <= rankOf(this.size)) {
      return true;
    }
    return this.moveTo(needed);
  }

  /** Takes back what was counted. */
  back(bytes: number): void {
    this.bytes -= bytes;
  }

  /** Waits for a place of the next larger size, or of that for so many bytes. */
  async reserve(bytes: number, signal: AbortSignal): Promise<void> {
    const needed = this.sizeOf(this.bytes + bytes);
    while (rankOf(needed) > rankOf(this.size) && !this.moveTo(needed)) {
      await this.memory.wait(needed, this.isAlert, signal);
    }
  }

  /**
   * Waits for a place for so many bytes that are to be made of the answers, and counts them. However many they are, one
   * of the places is enough: what a query may make is bounded elsewhere.
   */
  async reserveWork(bytes: number, signal: AbortSignal): Promise<void> {
    const { smallWorkBytes, largeBytes } = this.limits;
    if (bytes > smallWorkBytes) {
      const counted = Math.min(bytes, largeBytes - this.bytes);
      await this.reserve(counted, signal);
      this.bytes += counted;
    }
  }

  /** Gives everything back. */
  close(): void {
    this.isClosed = true;
    this.place?.release();
    this.place = undefined;
  }

  private moveTo(size: Size): boolean {
    const place = this.isClosed ? undefined : this.memory.take(size, this.isAlert);
    if (place === undefined) {
      return false;
    }
    this.place?.release();
    this.place = place;
    this.size = size;
    return true;
  }

  private sizeOf(bytes: number): Size {
    const { smallBytes, mediumBytes, largeBytes } = this.limits;
    if (bytes > largeBytes) {
      throw new UpstreamError(
        `the answers of the stores are larger than ${Math.round(largeBytes / 1e6)} MB in all, which is the most that a query may read ` +
          '(max_query_bytes): select fewer series, raise "stepMs" or shorten the range',
        413
      );
    }
    return bytes <= smallBytes ? 'small' : bytes <= mediumBytes ? 'medium' : 'large';
  }
}

function rankOf(size: Size): number {
  return size === 'small' ? 0 : size === 'medium' ? 1 : 2;
}
