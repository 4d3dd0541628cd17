import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import { workerCount } from '../../../../src/backend/workers/workerCount';

describe('the number of workers', () => {
  it('leaves a processor to the main thread, where there are more than two', () => {
    const processors = availableParallelism();
    expect(workerCount({})).toBe(processors > 2 ? processors - 1 : processors);
  });

  it('is what Grafana is configured to', () => {
    expect(workerCount({ GF_PLUGIN_WORKERS: '5' })).toBe(5);
  });

  it.each(['0', '-2', '1.5', 'many', ''])('is not %j', (text) => {
    expect(workerCount({ GF_PLUGIN_WORKERS: text })).toBe(workerCount({}));
  });
});
