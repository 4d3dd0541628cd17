import { describe, expect, it } from 'vitest';
import { alertAddress } from '../../../src/app/links/alertAddress';

const activeAt = '2026-11-28T10:25:00Z';
const startMs = Date.parse(activeAt);
const minuteMs = 60_000;
const typeOfSource = (uid: string) => ({ p: 'prometheus', l: 'loki' })[uid];
const of = (context: unknown, nowMs = startMs + 20 * minuteMs) =>
  new URL(alertAddress(context, nowMs, typeOfSource), 'http://grafana').searchParams;

describe('the way from an alert instance', () => {
  it('leads to the window in which it fires, with what its rule asks', () => {
    const rule = {
      rulerRule: {
        grafana_alert: {
          data: [
            { refId: 'A', model: { refId: 'A', expr: 'rate(errors_total[5m])', legendFormat: '{{job}} errors' } },
            { refId: 'B', model: { refId: 'B', type: 'threshold', expression: 'A' } },
          ],
        },
      },
    };
    const labels = {
      alertname: 'Slow',
      grafana_folder: 'shop',
      __alert_rule_uid__: 'x',
      job: 'web',
      severity: 'critical',
    };
    const parameters = of({ instance: { activeAt, labels }, rule });
    expect(JSON.parse(parameters.get('labels') ?? '')).toEqual({ job: 'web', severity: 'critical' });
    expect(parameters.get('w')).toBe(`${startMs - 10 * minuteMs}-${startMs + 20 * minuteMs}`);
    expect(JSON.parse(parameters.get('in') ?? '')).toEqual([
      { expr: 'rate(errors_total[5m])', legend: '{{job}} errors' },
    ]);
    expect(Number(parameters.get('to'))).toBe(startMs + 20 * minuteMs);
  });

  it('asks the data source that the rule asks', () => {
    const data = [{ refId: 'A', datasourceUid: 'second', model: { inputs: [{ expr: 'cpu', upstream: 'demo' }] } }];
    const parameters = of({ instance: { activeAt }, rule: { rulerRule: { grafana_alert: { data } } } });
    expect(parameters.get('ds')).toBe('second');
    expect(JSON.parse(parameters.get('in') ?? '')).toEqual([{ expr: 'cpu', upstream: 'demo' }]);
  });

  it('knows the kind of a data source that a provisioned rule names beside its query', () => {
    const data = [
      { refId: 'A', datasourceUid: 'p', model: { expr: 'up' } },
      { refId: 'B', datasourceUid: 'l', model: { expr: '{app="shop"}', datasource: { type: 'loki', uid: 'other' } } },
      { refId: 'C', datasourceUid: '__expr__', model: { type: 'threshold', expression: 'A' } },
      { refId: 'D', datasourceUid: 'gone', model: { expr: 'down' } },
    ];
    const parameters = of({ instance: { activeAt }, rule: { rulerRule: { grafana_alert: { data } } } });
    expect(JSON.parse(parameters.get('in') ?? '')).toEqual([
      { expr: 'up', kind: 'prometheus', source: 'p' },
      { expr: '{app="shop"}', kind: 'loki', source: 'other' },
      { expr: 'down' },
    ]);
  });

  it('asks the store whose own rule it is', () => {
    const rule = { namespace: { rulesSource: { type: 'prometheus', uid: 'mimir' } }, rulerRule: { expr: 'up == 0' } };
    expect(JSON.parse(of({ instance: { activeAt }, rule }).get('in') ?? '')).toEqual([
      { expr: 'up', kind: 'prometheus', source: 'mimir' },
    ]);
  });

  it('takes the expression of a store’s own rule without its threshold', () => {
    const ofRule = (expr: string) =>
      of({ instance: { activeAt }, rule: { rulerRule: { alert: 'x', expr } } }).get('in');
    expect(JSON.parse(ofRule('sum by (job) (latency) > 0.5') ?? '')).toEqual([{ expr: 'sum by (job) (latency)' }]);
    expect(JSON.parse(ofRule('up == 0') ?? '')).toEqual([{ expr: 'up' }]);
  });

  it('looks at the beginning of what has gone on for days', () => {
    const parameters = of({ instance: { activeAt } }, startMs + 3 * 24 * 60 * minuteMs);
    expect(parameters.get('w')).toBe(`${startMs - 10 * minuteMs}-${startMs + 120 * minuteMs}`);
    expect(Number(parameters.get('to'))).toBe(startMs + 180 * minuteMs);
  });

  it.each([undefined, null, {}, { instance: { activeAt: '0001-01-01T00:00:00Z' } }, { instance: 3, rule: 'x' }])(
    'leads to the last hours where nothing is known: %j',
    (context) => {
      expect(alertAddress(context, startMs, typeOfSource)).toBe('/a/covary-observability-app/investigate');
    }
  );
});
