import { describe, expect, it } from 'vitest';
import { kMeans } from '../../../src/core/clustering/kMeans/kMeans';
import { lagScan } from '../../../src/core/correlation/lagScan';
import { seededRandom } from '../../../src/core/random';
import { warmUpAnalyses } from '../../../src/core/warmUpAnalyses';

describe('warmUpAnalyses', () => {
  it('leaves nothing behind that changes a result', () => {
    const random = seededRandom(4);
    const values = Float64Array.from({ length: 400 }, random);
    const results = (): unknown => [
      lagScan(values.subarray(0, 180), values.subarray(20, 200), 30),
      kMeans(values, 100, 4, 3, { random: seededRandom(1) }),
    ];
    const before = results();
    let pieces = 0;
    for (const _ of warmUpAnalyses()) {
      pieces += 1;
    }
    // Others have their turn in between.
    expect(pieces).toBeGreaterThan(100);
    expect(results()).toEqual(before);
  });
});
