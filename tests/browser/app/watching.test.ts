import { describe, expect, it } from 'vitest';
import { alertRates, placeOfRate } from '../../../src/app/detectors/alertRates';
import { parseWatching, type Watching, watchingParameters } from '../../../src/app/detectors/watching';

function addressOf(watching: Watching): URLSearchParams {
  const entries = Object.entries(watchingParameters(watching));
  return new URLSearchParams(entries.flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}

describe('what is watched', () => {
  it.each<Watching>([
    { detector: 'ensemble', direction: 'both' },
    {
      dataSource: 'u',
      expr: 'sum(rate(x[5m]))',
      upstream: 'p',
      legend: '{{a}}',
      detector: 'robust',
      direction: 'above',
      alertsPerWeek: 5,
    },
  ])('stands in the address: %o', (watching) => {
    expect(parseWatching(addressOf(watching))).toEqual(watching);
  });

  it('takes what cannot be for left out', () => {
    expect(parseWatching(new URLSearchParams('detector=mahalanobis&alerts=-1&direction=up'))).toEqual({
      detector: 'ensemble',
      direction: 'both',
    });
  });
});

it('puts the slider where the rate is nearest', () => {
  expect(alertRates[placeOfRate(4, 1)]).toBe(5);
  expect(alertRates[placeOfRate(undefined, 8)]).toBe(2);
  expect(alertRates[placeOfRate(undefined, 0)]).toBe(0.2);
  expect(alertRates[placeOfRate(1000, 1)]).toBe(20);
});
