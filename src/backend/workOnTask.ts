import { failure, type Result, success } from '../core/result';
import { type AnalysisPart } from './query/analyser';
import { workOnPart } from './query/workOnPart';
import { answerParsers } from './upstreams/answerParsers';
import { type ParseFailure, type ParseTask } from './upstreams/parseAside';
import { UpstreamError } from './upstreams/upstream';

/** What the workers do: parts of analyses, and answers of stores that are long to read. */
export function workOnTask(task: AnalysisPart | ParseTask): unknown {
  return 'parser' in task ? workOnAnswer(task) : workOnPart(task);
}

function workOnAnswer({ parser, parameters }: ParseTask): Result<unknown, ParseFailure> {
  try {
    const [upstream, status, body, ...more] = parameters;
    const bytes = body instanceof Uint8Array ? Buffer.from(body.buffer, body.byteOffset, body.byteLength) : body;
    return success(Reflect.apply(answerParsers[parser], undefined, [upstream, status, bytes, ...more]));
  } catch (error) {
    if (error instanceof UpstreamError) {
      return failure({ message: error.message, status: error.status });
    }
    throw error;
  }
}
