import { describe, expect, it } from 'vitest';
import { detectionHistory } from '../../../../src/core/detectors/judging/detectionHistory';
import { profileOf } from '../../../../src/core/detectors/history/profileOf';
import { profileStepMs } from '../../../../src/core/detectors/detector/seriesHistory';
import { matrixOf, plainRequest } from '../../../contract/detectorRequests';

describe('the history of a detection', () => {
  const options = { window: 1500 };

  it('is the detector’s', () => {
    expect(detectionHistory(plainRequest('robust', { options }), 60_000)).toEqual({
      fineMs: (1500 + 1440) * 60_000,
      profileDays: 0,
    });
    expect(detectionHistory(plainRequest('seasonal'), 60_000).profileDays).toBe(28);
  });

  it('covers what the rules look back at', () => {
    const confirmed = plainRequest('robust', { options, confirm: { required: 3, of: 5 }, quietSamples: 20 });
    expect(detectionHistory(confirmed, 1000).fineMs).toBe((5760 + 5760 + 4 + 20) * 1000);
    expect(detectionHistory(plainRequest('robust', { options, minSamples: 9000 }), 1000).fineMs).toBe(18_000 * 1000);
  });
});

describe('a profile', () => {
  it('has the newest values of quarters of an hour that begin seven minutes past', () => {
    const values = Float64Array.from({ length: 61 }, (_, t) => (t === 37 ? NaN : t));
    const profile = profileOf(matrixOf([values], 60_000));
    expect(profile?.stepMs).toBe(profileStepMs);
    expect(Array.from(profile?.times ?? [], (time) => (time / 60_000) % 60)).toEqual([7, 22, 37, 52, 7]);
    // There is none at 37.
    expect(Array.from(profile?.values ?? [])).toEqual([7, 22, 36, 52, 60]);
  });

  it('is none where samples are no finer', () => {
    expect(profileOf(matrixOf([[1, 2]], profileStepMs))).toBeUndefined();
  });
});
