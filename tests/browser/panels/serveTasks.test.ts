import { describe, expect, it, vi } from 'vitest';
import { served, serveTasks } from '../../../src/panels/kit/work/serveTasks';

/** As Grafana's sandbox does it to all that is sent to workers, 12.3.0. */
function takenApart(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, takenApart(each)]))
    : value;
}

describe('the tasks of a worker', () => {
  const said: unknown[] = [];
  vi.spyOn(self, 'postMessage').mockImplementation((answer: unknown) => void said.push(answer));
  serveTasks({ sum: served((values: Float64Array) => values.reduce((sum, value) => sum + value, 0)) });
  const ask = (request: object): unknown => {
    self.dispatchEvent(new MessageEvent('message', { data: request }));
    return said.at(-1);
  };
  const request = { task: 'sum', input: new Float64Array([1, 2]), probe: new Float64Array(1) };

  it('answer what arrives as it was sent', () => {
    expect(ask(request)).toEqual({ ok: true, output: 3 });
    expect(ask({ ...request, task: 'product' })).toMatchObject({ ok: false });
  });

  it('refuse what was taken apart on the way, since they would answer of nothing', () => {
    expect(ask(Object(takenApart(request)))).toBe('damaged');
  });
});
