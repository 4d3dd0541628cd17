import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { standardiseInto } from '../../../../src/core/correlation/standardise';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

describe('the kernels', () => {
  it('are what their sources compile to', () => {
    const script = path.join(import.meta.dirname, '../../../../scripts/build-kernels.mjs');
    expect(() => execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' })).not.toThrow();
  }, 60_000);

  it.each([
    ['is missing', undefined],
    [
      'has no SIMD',
      {
        Module: class {
          constructor() {
            throw new Error('invalid opcode');
          }
        },
      },
    ],
  ])('give way to their twins where WebAssembly %s', async (_, webAssembly) => {
    vi.stubGlobal('WebAssembly', webAssembly);
    vi.resetModules();
    const { kernelModule } = await import('../../../../src/core/kernels/kernelModule');
    const { pairCorrelations } = await import('../../../../src/core/kernels/pairCorrelations');
    const { parseMatrixResponse } = await import('../../../../src/core/kernels/parseMatrixResponse');
    const { averageRanks } = await import('../../../../src/core/kernels/averageRanks');
    const { clusterRows } = await import('../../../../src/core/kernels/clusterRows');
    const { wardGroups } = await import('../../../../src/core/kernels/wardGroups');
    const { warmUpAnalyses } = await import('../../../../src/core/warmUpAnalyses');
    expect(kernelModule()).toBeUndefined();
    Array.from(warmUpAnalyses());
    expect(pairCorrelations(Float64Array.of(1, 2, 4, 4, 3, 1), 2, 3, standardiseInto).values[1]).toBeCloseTo(-1, 12);
    const answer = '{"data":{"resultType":"matrix","result":[{"metric":{"a":"b"},"values":[[1,"2"]]}]}}';
    expect(parseMatrixResponse(new TextEncoder().encode(answer))).toMatchObject({
      ok: true,
      value: { series: [{ labels: { a: 'b' }, times: Float64Array.of(1000), values: Float64Array.of(2) }] },
    });
    expect(averageRanks(Float64Array.of(3, 1))).toBeUndefined();
    expect(clusterRows(Float64Array.of(0, 1, 9), 3, 1, 1).firstSeed(0)).toBe(82);
    const { chain, extend, distance } = wardGroups(Float64Array.of(9, 0, 1), 3, 1);
    expect(extend(1)).toBe(3);
    expect(chain).toEqual(Int32Array.of(0, 2, 1));
    expect(distance()).toBe(1);
  });

  it('come back after warming up with nothing left over from it', async () => {
    const { warmUpAnalyses } = await import('../../../../src/core/warmUpAnalyses');
    const { averageRanks } = await import('../../../../src/core/kernels/averageRanks');
    Array.from(warmUpAnalyses());
    expect(averageRanks(Float64Array.of(5, 1, 5))).toEqual(Float64Array.of(2.5, 1, 2.5));
  });
});
