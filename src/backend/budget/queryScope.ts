import { AsyncLocalStorage } from 'node:async_hooks';
import { type Priority } from '../workers/workOrder';
import { type WorkerPool } from '../workers/workerPool';
import { type QueryMemory } from './answerMemory';
import { type Budgets, defaultBudgets } from './budgets';

/** For whom a query is being answered. */
export interface QueryScope {
  readonly priority: Priority;
  /** The organisation and login of who asks; all alert rules of an organisation are one. */
  readonly user: string;
  /** What its answers may take of the memory; not counted where there is none. */
  readonly memory?: QueryMemory;
  /** Where large work is done; here where there are none. */
  readonly workers?: WorkerPool | undefined;
  readonly budgets: Budgets;
  /** Fires when nobody wants the answer any more. */
  readonly signal?: AbortSignal;
}

const storage = new AsyncLocalStorage<QueryScope>();

/** Does work in a scope, which everything that the work awaits can look up, however deep. */
export function inScope<Result>(scope: QueryScope, work: () => Promise<Result>): Promise<Result> {
  return storage.run(scope, work);
}

/** The scope of the work that is running; background work has none. */
export function currentScope(): QueryScope {
  return storage.getStore() ?? { priority: 'background', user: '', budgets: defaultBudgets };
}
