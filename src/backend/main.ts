import { warmUpKernels } from '../core/kernels/warmUpKernels';
import { describeError } from './plugin/describeError';
import { runPlugin } from './plugin/runPlugin';
import { createApplication } from './query/application';

void runPlugin(
  (logger) => createApplication((message, error) => logger.error(message, { error: describeError(error) })),
  // The first query should not wait for the kernels to be compiled.
  warmUpKernels
);
