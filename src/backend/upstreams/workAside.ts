import { type Result } from '../../core/result';
import { currentScope } from '../budget/queryScope';
import { WorkerEnded } from '../workers/workerEnded';
import { type AsideWork } from './asideWork';
import { UpstreamError } from './upstream';

/** What a worker is asked to do for a store. */
export interface AsideTask {
  readonly aside: keyof AsideWork;
  readonly parameters: readonly unknown[];
}

/** What went wrong, as plain data. */
export interface AsideFailure {
  readonly message: string;
  readonly status: number;
}

type Work = (...parameters: never[]) => unknown;

/**
 * Does work for a store in a worker, so that this thread goes on answering others; here where there are none.
 *
 * @param weight how much it is, in samples
 * @param options.givesArrays whether the arrays among the parameters are given away
 */
export async function workAside<Name extends keyof AsideWork>(
  name: Name,
  work: AsideWork[Name] & Work,
  parameters: Parameters<AsideWork[Name]>,
  weight: number,
  options: { readonly givesArrays?: true } = {}
): Promise<ReturnType<AsideWork[Name]>> {
  const { workers, priority, user, budgets, signal } = currentScope();
  if (workers === undefined) {
    return Reflect.apply(work, undefined, parameters);
  }
  const task: AsideTask = { aside: name, parameters };
  const [outcome] = await workers
    .run<Result<ReturnType<AsideWork[Name]>, AsideFailure>>([() => task], signal ?? new AbortController().signal, {
      priority,
      user,
      weight,
      limitMs: budgets.analysisSeconds * 1000,
      ...options,
    })
    .catch((error: unknown) => {
      if (!(error instanceof WorkerEnded)) {
        throw error;
      }
      throw new UpstreamError(`the answer cannot be read (${error.message}): select less`, 502, { cause: error });
    });
  if (outcome?.ok !== true) {
    throw new UpstreamError(
      outcome?.error.message ?? 'the answer cannot be read: select less',
      outcome?.error.status ?? 502
    );
  }
  return outcome.value;
}
