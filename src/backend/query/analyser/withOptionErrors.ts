import { QueryError } from '../../queryError';

/** Runs a detector of the core, which throws a RangeError where it is unknown or has wrong options: the author can mend those. */
export function withOptionErrors<T>(detect: () => T): T {
  try {
    return detect();
  } catch (error) {
    throw error instanceof RangeError ? new QueryError(`analysis: ${error.message}`, 400, { cause: error }) : error;
  }
}
