import { type Result } from '../../core/result';
import { currentScope } from '../budget/queryScope';
import { type AnswerParsers } from './answerParsers';
import { UpstreamError } from './upstream';

/** Smaller answers are read in some milliseconds, about as long as it takes to hand them over. */
const leastAside = 131_072;

/** How many bytes an answer has for each sample, about. */
const bytesOfSample = 25;

/** What a worker is asked to read. */
export interface ParseTask {
  readonly parser: keyof AnswerParsers;
  readonly parameters: readonly unknown[];
}

/** What went wrong with the answer, as plain data. */
export interface ParseFailure {
  readonly message: string;
  readonly status: number;
}

type Parser = (upstream: string, status: number, body: Buffer, ...more: never[]) => unknown;

/**
 * Reads the answer of a store with one of the parsers: here where it is small, else in a worker, so that this thread goes
 * on answering others. The body is given away.
 */
export async function parseAside<Name extends keyof AnswerParsers>(
  parser: Name,
  parse: AnswerParsers[Name] & Parser,
  ...parameters: Parameters<AnswerParsers[Name]>
): Promise<ReturnType<AnswerParsers[Name]>> {
  const { workers, priority, user, budgets } = currentScope();
  const [upstream, , body] = parameters;
  if (workers === undefined || body.length < leastAside) {
    return Reflect.apply(parse, undefined, parameters);
  }
  const task: ParseTask = { parser, parameters };
  const [outcome] = await workers
    .run<Result<ReturnType<AnswerParsers[Name]>, ParseFailure>>([() => task], new AbortController().signal, {
      priority,
      user,
      weight: body.length / bytesOfSample,
      limitMs: budgets.analysisSeconds * 1000,
      givesArrays: true,
    })
    .catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : 'the worker ended';
      throw new UpstreamError(`${upstream}: the answer cannot be read (${reason}): select less`, 502, { cause: error });
    });
  if (outcome?.ok !== true) {
    throw new UpstreamError(
      outcome?.error.message ?? `${upstream}: the answer cannot be read`,
      outcome?.error.status ?? 502
    );
  }
  return outcome.value;
}
