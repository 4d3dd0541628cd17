import { describe, expect, it } from 'vitest';
import { alertEventsFromSeries } from '../../../../src/core/rootcause/alertCascade/alertEventsFromSeries';
import { serviceOfLabels } from '../../../../src/core/rootcause/serviceOfLabels';

const series = (labels: Record<string, string>, times: number[], values: number[]) => ({
  name: 'ALERTS',
  labels,
  times: Float64Array.from(times),
  values: Float64Array.from(values),
});

describe('alertEventsFromSeries', () => {
  it('reads an event for each time that the alert fired', () => {
    const labels = { alertname: 'Slow', alertstate: 'firing', service: 'db' };
    const events = alertEventsFromSeries([
      series(labels, [0, 60_000, 120_000, 180_000, 240_000], [1, 1, 0, Number.NaN, 1]),
    ]);
    expect(events.map(({ service, name, startMs, endMs }) => [service, name, startMs, endMs])).toEqual([
      ['db', 'Slow', 0, 60_000],
      ['db', 'Slow', 240_000, 240_000],
    ]);
  });

  it('bridges pauses up to the limit', () => {
    const alert = series({ service: 'db' }, [0, 300_000, 601_000], [1, 1, 1]);
    expect(alertEventsFromSeries([alert]).map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [0, 300_000],
      [601_000, 601_000],
    ]);
    expect(alertEventsFromSeries([alert], { gapMs: 400_000 })).toHaveLength(1);
  });

  it('counts an alert that recovers as firing, in one event with what went before', () => {
    const alert = (state: string, times: number[]) =>
      series(
        { alertname: 'Slow', service: 'db', alertstate: state },
        times,
        times.map(() => 1)
      );
    const spans = alertEventsFromSeries([
      alert('pending', [0]),
      alert('firing', [60_000, 120_000]),
      alert('recovering', [180_000, 240_000]),
      alert('firing', [420_000]),
    ]).map(({ startMs, endMs }) => [startMs, endMs]);
    expect(spans).toEqual([
      [60_000, 240_000],
      [420_000, 420_000],
    ]);
  });

  it('takes the same alert of two servers as one, and alerts of other names or labels as others', () => {
    const alert = (labels: Record<string, string>, times: number[]) =>
      series(
        { service: 'db', ...labels },
        times,
        times.map(() => 1)
      );
    const events = alertEventsFromSeries([
      alert({ alertname: 'Slow', prometheus_replica: 'a' }, [0, 60_000]),
      alert({ alertname: 'Slow', prometheus_replica: 'b' }, [30_000, 90_000]),
      alert({ alertname: 'Failing', prometheus_replica: 'a' }, [0]),
      alert({ alertname: 'Slow', node: '1' }, [0]),
    ]);
    expect(events.map(({ name, startMs, endMs }) => [name, startMs, endMs])).toEqual([
      ['Slow', 0, 90_000],
      ['Failing', 0, 0],
      ['Slow', 0, 0],
    ]);
  });

  it('lets alerts without a service stand under their own names where they are asked for', () => {
    const alert = series({ alertname: 'Watchdog' }, [0], [1]);
    const options = { countsUnnamed: (name: string) => name === 'Watchdog' };
    expect(alertEventsFromSeries([alert], options)).toMatchObject([{ service: 'Watchdog', name: 'Watchdog' }]);
  });

  it('leaves out pending alerts and series that name no service', () => {
    expect(
      alertEventsFromSeries([
        series({ service: 'db', alertstate: 'pending' }, [0], [1]),
        series({ alertname: 'Watchdog' }, [0], [1]),
      ])
    ).toEqual([]);
  });
});

describe('serviceOfLabels', () => {
  it('takes the first telling label that is not empty', () => {
    expect(serviceOfLabels({ job: 'kubelet', service: 'carts' })).toBe('carts');
    expect(serviceOfLabels({ service: '', service_name: 'carts', app: 'shop' })).toBe('carts');
    expect(serviceOfLabels({ app: 'shop', team: 'red' }, ['team'])).toBe('red');
    expect(serviceOfLabels({ le: '0.5' })).toBeUndefined();
  });

  it('drops the replica of a pod', () => {
    expect(serviceOfLabels({ pod: 'carts-6f8d9c7b5c-x2x4k' })).toBe('carts');
    expect(serviceOfLabels({ pod: 'carts-db-0' })).toBe('carts-db');
    expect(serviceOfLabels({ pod: 'node-exporter' })).toBe('node-exporter');
  });
});
