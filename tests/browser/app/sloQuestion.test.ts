import { describe, expect, it } from 'vitest';
import { sloQuestion } from '../../../src/app/slos/sloQuestion';
import { type ServiceLevelObjective } from '../../../src/core/rules/slo/serviceLevelObjective';

const slo: Omit<ServiceLevelObjective, 'total'> = {
  name: 'availability',
  service: 'checkout',
  objective: 0.99,
  counting: 'counter',
  periodMs: 30 * 86_400_000,
};

describe('what is asked for an objective', () => {
  it('is the counters themselves where they are selected, with braces in values, too', () => {
    const good = 'requests_total{path="/users/{id}", code!~"5.."}';
    const { inputs, analysis } = sloQuestion({ ...slo, good, total: '{"http.requests"}' });
    expect(inputs).toMatchObject([{ expr: good }, { expr: '{"http.requests"}' }]);
    expect(analysis.encoding).toBe('counter');
  });

  it('is a difference whose sides stay whole', () => {
    const { inputs } = sloQuestion({ ...slo, bad: 'rate(a[$window]) or b # bad', total: 'rate(c[$window]) + d # all' });
    const all = 'rate(c[5m]) + d';
    expect(inputs).toMatchObject([{ expr: `(${all}) - ((rate(a[5m]) or b) or 0 * (${all}))` }, { expr: all }]);
  });
});
