import { type WireFrame } from '../../frames/schema/wireFrame';
import { QueryError } from '../queryError';
import { type Priority } from '../workers/workOrder';
import { asTurnOwner } from '../workers/takingTurns';
import { type WorkerPool } from '../workers/workerPool';
import { AnswerMemory } from './answerMemory';
import { type Budgets } from './budgets';
import { inScope } from './queryScope';
import { Turnstile } from './turnstile';

/** Who asks a query. */
export interface Caller {
  readonly priority: Priority;
  readonly user: string;
}

/** Whose turn it is first on the thread that answers everybody. */
const ranks: Readonly<Record<Priority, number>> = { alert: 0, dashboard: 1, background: 2 };

const megabyte = 1024 * 1024;

/** Up to this, answers of stores are read without further ado. */
const smallBytes = megabyte;

/** Up to this, things are made of answers without further ado. */
const smallWorkBytes = 2 * megabyte;

/** Queries with answers of up to this size are answered a few at once, larger ones one at a time. */
const mediumBytes = 48 * megabyte;
const mediumPlaces = 2;

/** A host that does not tell when an answer has been taken is taken to have it after this time. */
const longestTakingMs = 30_000;

/** Decides when a query may be answered, and holds what it may take while it is. Alert rules have a turnstile of their own. */
export class Admission {
  private readonly memory: AnswerMemory;
  private readonly rules: Turnstile;
  private readonly others: Turnstile;
  private readonly streams: Turnstile;

  constructor(
    private readonly budgets: Budgets,
    private readonly workers: WorkerPool | undefined
  ) {
    const limits = {
      running: budgets.runningQueries,
      runningPerUser: budgets.runningQueriesPerUser,
      waiting: budgets.waitingQueries,
      waitingPerUser: budgets.waitingQueriesPerUser,
    };
    this.memory = new AnswerMemory({
      smallBytes,
      smallWorkBytes,
      mediumBytes,
      mediumPlaces,
      largeBytes: budgets.queryBytes,
    });
    this.others = new Turnstile(limits, 'queries', 'max_waiting_queries');
    // All rules of an organisation are one user.
    const ofRules = { ...limits, runningPerUser: limits.running, waitingPerUser: limits.waiting };
    const ofStreams = {
      running: budgets.streams,
      runningPerUser: budgets.streamsPerUser,
      waiting: 0,
      waitingPerUser: 0,
    };
    this.streams = new Turnstile(ofStreams, 'live streams', 'max_streams');
    this.rules = new Turnstile(ofRules, 'queries of alert rules', 'max_waiting_queries');
  }

  /** How many queries are being answered, and how many wait: those of alert rules, and all others. */
  get load(): Readonly<Record<'alert' | 'dashboard', { readonly running: number; readonly waiting: number }>> {
    const of = ({ running, waitingCount }: Turnstile): { running: number; waiting: number } => ({
      running,
      waiting: waitingCount,
    });
    return { alert: of(this.rules), dashboard: of(this.others) };
  }

  /** How many live streams run. */
  get runningStreams(): number {
    return this.streams.running;
  }

  /**
   * Does the work of a query when there is room for it, in a scope of its own. What its answers take of the memory is
   * given back when the signal fires, which it does once the caller has the answer, too.
   *
   * @throws QueryError where too many queries wait
   */
  admit<Result>(
    { priority, user }: Caller,
    signal: AbortSignal,
    work: () => Promise<Result>,
    isTakenAtOnce = false
  ): Promise<Result> {
    // While the stores are being asked, the workers get ready.
    this.workers?.startFirst();
    const turnstile = priority === 'alert' ? this.rules : this.others;
    return turnstile.pass(user, signal, async () => {
      const memory = this.memory.open(priority);
      const close = (): void => memory.close();
      try {
        const { budgets, workers } = this;
        const result = await inScope({ priority, user, memory, budgets, workers, signal }, () =>
          asTurnOwner({ rank: ranks[priority], usedMs: 0 }, work)
        );
        if (signal.aborted || isTakenAtOnce) {
          close();
        } else {
          signal.addEventListener('abort', close, { once: true });
          setTimeout(close, longestTakingMs).unref();
        }
        return result;
      } catch (error) {
        close();
        throw error;
      }
    });
  }

  /**
   * Runs a live stream, whose queries are admitted one by one. Where too many run, it sends a frame that says so, and
   * nothing else until the viewer leaves: a stream that ended would be started again and again.
   */
  async stream(
    caller: Caller,
    signal: AbortSignal,
    send: (frame: WireFrame) => Promise<void>,
    run: (admit: <Result>(work: () => Promise<Result>) => Promise<Result>) => Promise<void>
  ): Promise<void> {
    try {
      const { budgets } = this;
      await this.streams.pass(caller.user, signal, () =>
        inScope({ ...caller, budgets }, () => run((work) => this.admit(caller, signal, work, true)))
      );
    } catch (error) {
      if (!(error instanceof QueryError)) {
        throw error;
      }
      await send({ name: 'anomalies', fields: [], meta: { notices: [{ severity: 'error', text: error.message }] } });
      await new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => resolve());
      });
    }
  }
}
