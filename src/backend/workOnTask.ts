import { failure, type Result, success } from '../core/result';
import { type AnalysisPart } from './query/analyser/analyser';
import { type TraceTask, workOnTraces } from './query/analyses/trace/traceTask';
import { workOnPart } from './query/answer/workOnPart';
import { asideWork } from './upstreams/asideWork';
import { type AsideFailure, type AsideTask } from './upstreams/workAside';
import { UpstreamError } from './upstreams/upstream';

/** What the workers do: parts of analyses, and what stores have to do in one go. */
export function workOnTask(task: AnalysisPart | AsideTask | TraceTask): unknown {
  if ('aside' in task) {
    return workForStore(task);
  }
  return 'traces' in task ? workOnTraces(task) : workOnPart(task);
}

function workForStore({ aside, parameters }: AsideTask): Result<unknown, AsideFailure> {
  try {
    // Buffers arrive as plain bytes.
    const own = parameters.map((value) =>
      value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value
    );
    return success(Reflect.apply(asideWork[aside], undefined, own));
  } catch (error) {
    if (error instanceof UpstreamError) {
      return failure({ message: error.message, status: error.status });
    }
    throw error;
  }
}
