import { describe, expect, it } from 'vitest';
import { detect } from '../../src/core/detectors/judging/detect';
import { detectionHistory } from '../../src/core/detectors/judging/detectionHistory';
import { detectors } from '../../src/core/detectors/registry';
import { ZoneClock } from '../../src/core/detectors/clock/zoneClock';
import { seededRandom } from '../../src/core/random';
import { matrixOf, plainRequest, startMs } from './detectorRequests';

const stepMs = 300_000;
const dayMs = 86_400_000;
const zone = 'Europe/Berlin';
const clock = new ZoneClock(zone);
const busyLevel = 100;
const idleLevel = 10;

/** A load that follows the wall clock of its users, from eight to six, and nothing else. */
function officeHours(fromMs: number, days: number) {
  const random = seededRandom(7);
  const matrix = matrixOf(
    [
      Float64Array.from({ length: (days * dayMs) / stepMs }, (_, i) => {
        const hour = (clock.localMs(fromMs + i * stepMs) / 3_600_000) % 24;
        return (hour >= 8 && hour < 18 ? busyLevel : idleLevel) * (0.95 + 0.1 * random());
      }),
    ],
    stepMs
  );
  return { ...matrix, times: matrix.times.map((timeMs) => timeMs - startMs + fromMs) };
}

const knowingDays = detectors.filter(
  ({ id, shape }) => shape === 'univariate' && detectionHistory(plainRequest(id), stepMs).profileDays > 0
);

describe.each(knowingDays.map(({ id }) => ({ id })))('days of detector $id', ({ id }) => {
  it.each([
    ['forward', Date.UTC(2026, 2, 29, 1)],
    ['back', Date.UTC(2026, 9, 25, 1)],
  ])('are those of the zone: nothing is wrong when the clocks go %s', (_, switchMs) => {
    const fromMs = Math.floor(switchMs / dayMs) * dayMs - 28 * dayMs;
    const matrix = officeHours(fromMs, 32);
    const { series } = detect(matrix, plainRequest(id, { zone }));
    const alertsFrom = (first: number, end: number): number =>
      (series[0]?.score ?? []).filter((score, i) => {
        const timeMs = matrix.times[i] ?? NaN;
        return score > 1 && timeMs >= first && timeMs < end;
      }).length;
    const before = alertsFrom(switchMs - 7 * dayMs, switchMs);
    expect(alertsFrom(switchMs, switchMs + 3 * dayMs)).toBeLessThanOrEqual(Math.max(3, before));
  });
});

it('are known to some detectors', () => {
  expect(knowingDays.map(({ id }) => id)).toEqual(expect.arrayContaining(['ensemble', 'seasonal', 'seasonalTrend']));
});
