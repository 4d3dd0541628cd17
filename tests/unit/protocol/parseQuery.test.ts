import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../src/protocol/parseQuery';

const input = { refId: 'a', expr: 'up' };

function errorOf(raw: unknown): string {
  const parsed = parseQuery(raw);
  return parsed.ok ? 'no error' : parsed.error;
}

describe('parseQuery', () => {
  it('fills in every default of an anomaly query', () => {
    const parsed = parseQuery({ refId: 'A', inputs: [input], analysis: { kind: 'anomaly' } });
    expect(parsed).toEqual({
      ok: true,
      value: {
        version: 2,
        inputs: [input],
        analysis: {
          kind: 'anomaly',
          detector: 'ensemble',
          options: {},
          direction: 'both',
          minDeviation: 0,
          minSamples: 10,
          confirm: { required: 1, of: 1 },
          quietSamples: 0,
          asRules: false,
          seed: 42,
          format: 'bands',
        },
        maxSeries: 1000,
        isLive: false,
        remarks: [],
      },
    });
  });

  it("sets Grafana's own fields aside", () => {
    const parsed = parseQuery({
      refId: 'A',
      datasource: { uid: 'x' },
      intervalMs: 1000,
      maxDataPoints: 5,
      hide: false,
      inputs: [input],
      analysis: { kind: 'correlation' },
    });
    expect(parsed.ok).toBe(true);
  });

  it.each([
    [{ kind: 'slo', good: 'nope', total: 'a' }, 'analysis.good: there is no input "nope"; there are "a"'],
    [{ kind: 'slo', good: 'a' }, 'analysis.total: there is no input "total"; there are "a"'],
    [{ kind: 'eventImpact', eventInput: 'b' }, 'analysis.eventInput: there is no input "b"; there are "a"'],
    [{ kind: 'backtest', incidentInput: 'b' }, 'analysis.incidentInput: there is no input "b"; there are "a"'],
  ])('names an input that an analysis wants and the query lacks: %j', (analysis, error) => {
    expect(errorOf({ inputs: [input], analysis })).toBe(error);
  });

  it.each([
    [
      'a field that the model does not know',
      { inputs: [input], analysis: { kind: 'anomaly' }, speed: 1 },
      'query: unknown field "speed"',
    ],
    [
      'an unknown field of an analysis',
      { inputs: [input], analysis: { kind: 'anomaly', windw: 5 } },
      'analysis: unknown field "windw"',
    ],
    [
      'an unknown field of an input',
      { inputs: [{ ...input, exp: '' }], analysis: { kind: 'anomaly' } },
      'inputs[0]: unknown field "exp"',
    ],
    [
      'an unknown analysis',
      { inputs: [input], analysis: { kind: 'magic' } },
      'analysis.kind: unknown analysis kind, there are anomaly, backtest, correlation, related, rootCause, eventImpact, alertCascade, slo, cluster, trace, aggregate, quality',
    ],
    [
      'a wrong type',
      { inputs: [input], analysis: { kind: 'anomaly', sensitivity: 'high' } },
      'analysis.sensitivity: must be a number from 0 to 1',
    ],
    ['no inputs', { inputs: [], analysis: { kind: 'anomaly' } }, 'inputs: add at least one input'],
    [
      'the same refId twice',
      { inputs: [input, input], analysis: { kind: 'anomaly' } },
      'inputs: each input needs its own refId',
    ],
    [
      'more required than looked at',
      { inputs: [input], analysis: { kind: 'anomaly', confirm: { required: 3, of: 2 } } },
      'analysis.confirm: required must not exceed of',
    ],
    [
      'a training range that ends before it begins',
      { inputs: [input], analysis: { kind: 'anomaly', training: { fromMs: 2, toMs: 1 } } },
      'analysis.training: fromMs must lie before toMs',
    ],
    [
      'a step below a second',
      { inputs: [input], analysis: { kind: 'anomaly' }, stepMs: 10 },
      'stepMs: the step must be at least 1000 ms',
    ],
    ['nothing', {}, 'the query is empty: add an input and choose an analysis'],
    ['a text', 'up', 'the query is not an object'],
    [
      'a newer version',
      { version: 3, inputs: [input], analysis: { kind: 'anomaly' } },
      'the query has version 3, this plugin knows versions up to 2: update the Covary plugin',
    ],
  ])('says what is wrong with %s', (_, raw, error) => {
    expect(errorOf(raw)).toBe(error);
  });

  it('names every fault, not only the first', () => {
    expect(errorOf({ inputs: [input], analysis: { kind: 'correlation', method: 'x' }, stepMs: 1, typo: 1 })).toMatch(
      /analysis\.method: .*; stepMs: .*; query: unknown field "typo"/
    );
  });
});
