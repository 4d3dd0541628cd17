import { failure, type Result, success } from '../../../core/result';
import { type AnalysisPart } from '../analyser/analyser';
import { bindAnalyser } from '../analyses/registry';
import { QueryError } from '../../queryError';

/** What the query's author has to mend, as plain data. */
export interface PartFailure {
  readonly message: string;
  readonly status: number;
}

/** Works on a part in a worker thread: errors of the query come back as such, which they would not if they were thrown. */
export function workOnPart({ analysis, context }: AnalysisPart): Result<unknown, PartFailure> {
  try {
    return success(bindAnalyser(analysis.kind, analysis).work(context));
  } catch (error) {
    if (error instanceof QueryError) {
      return failure({ message: error.message, status: error.status });
    }
    throw error;
  }
}
