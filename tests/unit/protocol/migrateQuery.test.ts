import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../src/protocol/parseQuery';

const input = { refId: 'a', expr: 'up' };

function parsed(raw: object) {
  const result = parseQuery({ inputs: [input], ...raw });
  if (!result.ok) {
    throw new Error(result.error);
  }
  return result.value;
}

describe('a query of version 1', () => {
  it.each([
    [0, 0.0025],
    [0.5, 0.25],
    [1, 25],
  ])('has a sensitivity of %d stand for %d alerts a week', (sensitivity, alertsPerWeek) => {
    for (const version of [{ version: 1 }, {}]) {
      const { analysis } = parsed({ ...version, analysis: { kind: 'anomaly', sensitivity } });
      expect(analysis).toMatchObject({ alertsPerWeek: expect.closeTo(alertsPerWeek, 10) });
      expect(analysis).not.toHaveProperty('sensitivity');
    }
  });

  it('loses the options of the former ensemble, and no others', () => {
    const options = { surprise: 0.68, spread: 3.5, memory: 5000, alertsPerWeek: 1 };
    expect(parsed({ analysis: { kind: 'anomaly', options } }).analysis).toMatchObject({
      options: { alertsPerWeek: 1 },
    });
    expect(parsed({ version: 2, analysis: { kind: 'anomaly', options: { alertsPerWeek: 1 } } }).analysis).toMatchObject(
      {
        options: { alertsPerWeek: 1 },
      }
    );
  });

  it('has the sensitivities of a backtest stand for rates', () => {
    const { analysis } = parsed({ analysis: { kind: 'backtest', sensitivities: [0.5, 1] } });
    expect(analysis).toMatchObject({ alertRates: [expect.closeTo(0.25, 10), expect.closeTo(25, 10)] });
  });

  it('keeps the lookback of an alert cascade, and says that detectors state theirs', () => {
    const cascade = parsed({ analysis: { kind: 'alertCascade' }, lookbackMs: 60_000 });
    expect(cascade.analysis).toMatchObject({ lookbackMs: 60_000 });
    expect(cascade.remarks).toEqual([]);
    const anomaly = parsed({ analysis: { kind: 'anomaly' }, lookbackMs: 60_000 });
    expect(anomaly).not.toHaveProperty('lookbackMs');
    expect(anomaly.remarks).toEqual([expect.stringMatching(/^"lookbackMs" is not needed/)]);
  });

  it('keeps the quiet time, a missing step and a missing detector', () => {
    const query = parsed({ version: 1, analysis: { kind: 'anomaly', quietSamples: 30 } });
    expect(query.analysis).toMatchObject({ quietSamples: 30 });
    expect(query.stepMs).toBeUndefined();
    const { analysis } = parsed({ version: 2, analysis: { kind: 'anomaly' } });
    expect(query.analysis).toEqual({ ...analysis, quietSamples: 30 });
  });

  it('is refused where its sensitivity is none', () => {
    const result = parseQuery({ inputs: [input], analysis: { kind: 'anomaly', sensitivity: 2 } });
    expect(result).toEqual({ ok: false, error: 'analysis.sensitivity: must be a number from 0 to 1' });
  });
});

describe('a query of version 2', () => {
  it.each([
    [{ lookbackMs: 60_000, analysis: { kind: 'anomaly' } }, 'query: unknown field "lookbackMs"'],
    [{ analysis: { kind: 'anomaly', sensitivity: 0.5 } }, 'analysis: unknown field "sensitivity"'],
  ])('does not know the words of version 1: %j', (raw, error) => {
    expect(parseQuery({ version: 2, inputs: [input], ...raw })).toEqual({ ok: false, error });
  });
});
