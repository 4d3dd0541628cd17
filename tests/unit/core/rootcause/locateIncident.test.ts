import { describe, expect, it } from 'vitest';
import { locateIncident } from '../../../../src/core/rootcause/incident/locateIncident';
import { quietRanges } from '../../../../src/core/rootcause/incident/quietRanges';
import { seededRandom } from '../../../../src/core/random';
import { type SeriesMatrix } from '../../../../src/core/series/seriesMatrix';

const stepMs = 60_000;

/** Ten noisy series of 200 samples, two of which are five times as high within the given spans. */
function withIncidents(...spans: ReadonlyArray<readonly [number, number]>): SeriesMatrix {
  const random = seededRandom(7);
  const times = Float64Array.from({ length: 200 }, (_, i) => i * stepMs);
  return {
    times,
    stepMs,
    series: Array.from({ length: 10 }, (_, i) => ({ name: `s${i}`, labels: { service: `s${i}` }, inputRefId: 'A' })),
    values: Float64Array.from({ length: 2000 }, (_, i) => {
      const isHit = i < 400 && spans.some(([from, to]) => i % 200 >= from && i % 200 < to);
      return (isHit ? 500 : 100) + 4 * (random() + random() - 1);
    }),
  };
}

describe('locateIncident', () => {
  it.each([125, 140, 160])('finds the same onset for a window that opens at sample %d', (from) => {
    const { window, isOngoing } = locateIncident(withIncidents([120, 170]), {
      fromMs: from * stepMs,
      toMs: (from + 5) * stepMs,
    });
    expect(window.fromMs).toBe(120 * stepMs);
    expect(isOngoing).toBe(true);
  });

  it('leaves a window alone that opens in time, and an incident that was over before', () => {
    const asked = { fromMs: 150 * stepMs, toMs: 170 * stepMs };
    expect(locateIncident(withIncidents([150, 170]), asked).window).toEqual(asked);
    expect(locateIncident(withIncidents([100, 120], [150, 170]), asked).window).toEqual(asked);
  });

  it('keeps a relapse apart from the first incident, and the first one out of the baseline', () => {
    const matrix = withIncidents([100, 120], [150, 170]);
    const { window, index } = locateIncident(matrix, { fromMs: 160 * stepMs, toMs: 165 * stepMs });
    expect(window.fromMs).toBe(150 * stepMs);
    const quiet = quietRanges(matrix.times, index, window.fromMs);
    expect(quiet.some(({ fromMs, toMs }) => fromMs < 120 * stepMs && toMs >= 100 * stepMs)).toBe(false);
    expect(quiet[0]?.fromMs).toBe(0);
  });

  it('leaves the edges of an earlier incident out as well, where it shows less', () => {
    const times = Float64Array.from({ length: 16 }, (_, i) => i);
    const index = Float64Array.of(0, 0.9, 0.9, 0.9, 0, 0, 0.4, 0.9, 0.9, 0.9, 0.9, 0.1, 0.1, 0.1, 0.9, 0.9);
    // Three samples are a spike; the incident's edges are those before and after the next four.
    expect(quietRanges(times, index, 14)).toEqual([
      { fromMs: 0, toMs: 0 },
      { fromMs: 4, toMs: 4 },
      { fromMs: 13, toMs: 13 },
    ]);
  });

  it('says that something goes on from the second sample on', () => {
    const asked = { fromMs: 160 * stepMs, toMs: 169 * stepMs };
    expect(locateIncident(withIncidents([168, 172]), asked).isOngoing).toBe(true);
    expect(locateIncident(withIncidents([169, 172]), asked).isOngoing).toBe(false);
  });

  it('says that nothing goes on once the last samples are as ever', () => {
    const asked = { fromMs: 171 * stepMs, toMs: 172 * stepMs };
    expect(locateIncident(withIncidents([150, 170]), asked).isOngoing).toBe(false);
  });

  it('bears a matrix without history and one without values', () => {
    const empty = { ...withIncidents(), values: new Float64Array(2000).fill(Number.NaN) };
    const asked = { fromMs: 0, toMs: 5 * stepMs };
    expect(locateIncident(withIncidents(), asked).window).toEqual(asked);
    expect(locateIncident(empty, { fromMs: 100 * stepMs, toMs: 110 * stepMs }).isOngoing).toBe(false);
  });
});
