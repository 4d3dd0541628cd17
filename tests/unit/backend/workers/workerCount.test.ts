import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import { workerCount } from '../../../../src/backend/workers/workerCount';

describe('the number of workers', () => {
  it('leaves a processor to the main thread, where there is more than one', () => {
    expect(workerCount({})).toBe(Math.max(1, availableParallelism() - 1));
  });

  it('is what Grafana is configured to', () => {
    expect(workerCount({ GF_PLUGIN_WORKERS: '5' })).toBe(5);
  });

  it.each(['0', '-2', '1.5', 'many', ''])('is not %j', (text) => {
    expect(workerCount({ GF_PLUGIN_WORKERS: text })).toBe(workerCount({}));
  });
});
