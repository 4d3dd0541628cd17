import { describeError } from './plugin/describeError';
import { runPlugin } from './plugin/runPlugin';
import { createApplication } from './query/application';

void runPlugin((logger) =>
  createApplication((message, error) => logger.error(message, { error: describeError(error) }))
);
