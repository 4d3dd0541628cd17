import { describe, expect, it } from 'vitest';
import { DayLimits } from '../../../../src/core/detectors/ensemble/dayLimits';

const calm = { spread: 0, changeSpread: 0, widerSpread: 0, widerChangeSpread: 0, flip: 0, corner: 0 };

/** The limits of a time of day, at a scale of 1, with and without what three weeks say. */
function limitsOf(
  usual: Partial<typeof calm>,
  {
    scale = 1,
    episodes,
    roughness = 0,
  }: { scale?: number; episodes?: { sample: number; lasting: number }; roughness?: number } = {}
): DayLimits {
  const limits = new DayLimits();
  limits.measure({ ...calm, ...usual }, scale, episodes, roughness);
  return limits;
}

describe('what deviations have to exceed at a time of day', () => {
  it('is three and a half spreads from day to day, five for averages, and half of that where something else confirms it', () => {
    const limits = limitsOf({ spread: 2, changeSpread: 1, widerSpread: 4, widerChangeSpread: 3 });
    expect(limits).toMatchObject({ change: 3.5, distance: 7, drift: 15, driftDistance: 20 });
    expect(limits).toMatchObject({ steadyChange: 1.75, steadyDrift: 7.5, steadyDistance: 10 });
  });

  it('leaves the noise of single samples out of what averages spread by', () => {
    // 1.5 · (0.7 · 2)² = 2.94 of a distance, twice as much of a change.
    const limits = limitsOf({ widerSpread: 4, widerChangeSpread: 2 }, { roughness: 2 });
    expect(limits.driftDistance).toBeCloseTo(5 * Math.sqrt(16 - 2.94), 12);
    expect(limits.drift).toBe(0);
  });

  it('is never less than an edge of the usual, for changes nor than what it has turned by', () => {
    const limits = limitsOf({ flip: 8, corner: 5 });
    expect(limits).toMatchObject({ turn: 8, corner: 5, change: 8, distance: 5, drift: 8, driftDistance: 5 });
    expect(limits).toMatchObject({ steadyChange: 8, steadyDrift: 8, steadyDistance: 5 });
  });

  it('is known by three weeks once they say something: what turned is no lasting distance either', () => {
    expect(limitsOf({ flip: 8 })).toMatchObject({ confirmedStay: Infinity, confirmedDriftDistance: Infinity });
    const limits = limitsOf({ flip: 8, corner: 5, spread: 1 }, { episodes: { sample: 20, lasting: 2 } });
    expect(limits).toMatchObject({
      confirmedStay: 8,
      confirmedStayDistance: 8,
      confirmedDrift: 8,
      confirmedDriftDistance: 8,
    });
    const lasting = limitsOf({ flip: 8 }, { episodes: { sample: 20, lasting: 6 } });
    expect(lasting).toMatchObject({ confirmedStay: 9, confirmedStayDistance: 9 });
  });

  it('has what single samples surprised by in it, but not in the band', () => {
    const limits = limitsOf({ spread: 1 }, { episodes: { sample: 20, lasting: 0 } });
    expect(limits).toMatchObject({ change: 12, distance: 12, steadyChange: 12, changeOfDay: 0, distanceOfDay: 3.5 });
  });

  it('is in the scale of the time of day', () => {
    const limits = limitsOf(
      { spread: 2, flip: 8, corner: 6 },
      { scale: 2, episodes: { sample: 20, lasting: 8 }, roughness: 0 }
    );
    expect(limits).toMatchObject({ turn: 4, corner: 3, distance: 6, confirmedStay: 6 });
  });
});
