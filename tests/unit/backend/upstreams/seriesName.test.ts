import { describe, expect, it } from 'vitest';
import { seriesName } from '../../../../src/backend/upstreams/seriesName';

describe('the name of a series', () => {
  it('is the legend with its labels, else the selector', () => {
    const labels = { __name__: 'up', job: 'api', pod: 'a' };
    expect(seriesName(labels, '{{job}} / {{ pod }}{{none}}')).toBe('api / a');
    expect(seriesName(labels, ' ')).toBe('up{job="api", pod="a"}');
    // As a query of Grafana's Prometheus editor has it.
    expect(seriesName(labels, '__auto')).toBe('up{job="api", pod="a"}');
  });

  it('is cut where a legend repeats a long label or labels are long', () => {
    const labels = { a: 'x'.repeat(60_000) };
    const name = seriesName(labels, '{{a}}'.repeat(400));
    expect(name).toHaveLength(2000);
    expect(name.endsWith('…')).toBe(true);
    expect(seriesName(labels, undefined)).toHaveLength(2000);
  });
});
