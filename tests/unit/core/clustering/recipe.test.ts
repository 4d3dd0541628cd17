import { describe, expect, it } from 'vitest';
import { chooseClusters } from '../../../../src/core/clustering/recipe/chooseClusters';
import { chosenRecipe } from '../../../../src/core/clustering/recipe/chosenRecipe';
import { clusterDefaults, type ClusterRecipe } from '../../../../src/core/clustering/recipe/clusterRecipe';
import { completeItems } from '../../../../src/core/clustering/recipe/completeItems';
import { describeSeries } from '../../../../src/core/clustering/recipe/describeSeries';
import { formClusters } from '../../../../src/core/clustering/recipe/formClusters';
import { itemTree } from '../../../../src/core/clustering/recipe/itemTree';
import { numberClusters } from '../../../../src/core/clustering/recipe/numberClusters';
import { scaleItems } from '../../../../src/core/clustering/recipe/scaleItems';
import { type Random, seededRandom } from '../../../../src/core/random';

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Endpoints as the documents make them: healthy, slow and failing ones, 100 each, and 20 anywhere. */
function telemetry(seed: number): Float64Array {
  const random = seededRandom(seed);
  const centres = [
    [50, 0.1],
    [500, 0.2],
    [40, 5],
  ] as const;
  const grouped = Array.from({ length: 300 }, (_, i) => {
    const [latency, errors] = centres[i % 3] ?? [0, 0];
    return [latency + 10 * normal(random), errors + 0.05 * normal(random)];
  });
  const stray = Array.from({ length: 20 }, () => [100 + 700 * random(), 1 + 7 * random()]);
  return Float64Array.from([...grouped, ...stray].flat());
}

const features = { courseLength: 0 };

function chosen(data: Float64Array, columns: number, recipe: Partial<ClusterRecipe> = {}) {
  const items = { data, rows: data.length / columns, columns };
  return chooseClusters(items, { ...clusterDefaults, ...recipe });
}

describe('the number of clusters that is suggested', () => {
  it('is the 3 of the documents, with each of 41 seeds', { timeout: 60_000 }, () => {
    const counts = Array.from({ length: 41 }, (_, seed) => {
      const choice = chosen(scaleItems(telemetry(seed + 1), 2, 'standard', features), 2);
      return choice.ok && 'count' in choice.value ? choice.value.count : 0;
    });
    expect(counts).toEqual(new Array(41).fill(3));
  });

  it('is taken by other items as it was found', () => {
    const items = { data: Float64Array.of(0, 0.1, 50, 50.1, 100, 100.1), rows: 6, columns: 1 };
    const choice = chooseClusters(items, clusterDefaults);
    const recipe: ClusterRecipe = choice.ok ? chosenRecipe(clusterDefaults, choice.value) : clusterDefaults;
    expect(recipe.count).toBe(3);
    const given = chooseClusters(items, recipe);
    expect(choice.ok && Array.from(formClusters(items, choice.value, clusterDefaults).labels)).toEqual(
      given.ok && Array.from(formClusters(items, given.value, recipe).labels)
    );
  });
});

describe('a recipe without an answer', () => {
  const problem = (values: number[], recipe: Partial<ClusterRecipe>) => {
    const result = chosen(Float64Array.from(values), 1, recipe);
    return result.ok ? null : result.error;
  };

  it('says what is wrong', () => {
    expect(problem([1], {})).toEqual({ kind: 'tooFewItems', count: 1 });
    expect(problem([1, 2], { count: 3 })).toEqual({ kind: 'tooManyClusters', items: 2, count: 3 });
    expect(problem([1, 1, 1], { method: 'dbscan' })).toEqual({ kind: 'noReach', items: 3 });
    expect(problem([1, 2, 3], { method: 'dbscan', reach: 0 })).toEqual({ kind: 'noReach', items: 3 });
    expect(problem([1, 2], { method: 'hierarchical', metric: 'cosine' })).toEqual({
      kind: 'needsEuclidean',
      method: 'ward',
    });
    expect(problem([-1, 2], { method: 'hierarchical', linkage: 'average', metric: 'jensenshannon' })).toEqual({
      kind: 'noDistance',
      metric: 'jensenshannon',
    });
  });

  it('has limits: 50 000 items, 5000 of a tree, 5 million numbers tried', () => {
    const many = new Array<number>(50_001).fill(0);
    expect(problem(many, { count: 2 })).toEqual({ kind: 'tooManyItems', count: 50_001, limit: 50_000 });
    expect(problem(many.slice(0, 5001), { method: 'hierarchical' })).toMatchObject({ limit: 5000 });
    expect(chosen(new Float64Array(5_000_010), 500_001)).toEqual({
      ok: false,
      error: { kind: 'tooMuchToTry', items: 10, columns: 500_001 },
    });
    expect(itemTree({ data: new Float64Array(1), rows: 1, columns: 1 }, clusterDefaults)).toEqual({
      ok: false,
      error: { kind: 'tooFewItems', count: 1 },
    });
  });
});

describe('numberClusters', () => {
  it('gives 0 to the greatest, the first of equal ones first, and leaves noise alone', () => {
    expect(numberClusters(Int32Array.of(7, -1, 3, 3, 7, 3, 5))).toEqual({
      labels: Int32Array.of(1, -1, 0, 0, 1, 0, 2),
      sizes: [3, 2, 1],
    });
    expect(Array.from(numberClusters(Int32Array.of(2, 0, 2, 0)).labels)).toEqual([0, 1, 0, 1]);
  });
});

describe('completeItems', () => {
  it('leaves out what lacks a number of the chosen columns', () => {
    const values = Float64Array.of(1, 2, NaN, 4, 5, Infinity);
    expect(completeItems(values, 2)).toEqual({ items: Int32Array.of(0), values: Float64Array.of(1, 2) });
    expect(completeItems(values, 2, Int32Array.of(1))).toEqual({
      items: Int32Array.of(0, 1),
      values: Float64Array.of(2, 4),
    });
    expect(completeItems(new Float64Array(), 0).items).toHaveLength(0);
  });
});

describe('series by their values', () => {
  const matrix = (values: number[]) => ({
    times: Float64Array.of(0, 1, 2, 3),
    stepMs: 1,
    series: Array.from({ length: values.length / 4 }, () => ({ name: '', labels: {}, inputRefId: '' })),
    values: Float64Array.from(values),
  });

  it('have their gaps closed; one without values stays without', () => {
    const { columns, values } = describeSeries(matrix([1, NaN, 3, NaN, NaN, NaN, NaN, NaN]), 'values');
    expect([columns, ...values]).toEqual([4, 1, 2, 3, 3, NaN, NaN, NaN, NaN]);
  });

  it('are scaled each by itself, features over all items', () => {
    const data = Float64Array.of(1, 3, 100, 300);
    expect(Array.from(scaleItems(data, 2, 'standard', { courseLength: 2 }))).toEqual([-1, 1, -1, 1]);
    expect(Array.from(scaleItems(data, 2, 'standard', features))).toEqual([-1, -1, 1, 1]);
    expect(scaleItems(data, 2, 'none', features)).toBe(data);
    const wide = Float64Array.of(-10, 0, 10, 0);
    expect(scaleItems(data, 2, 'standard', { ...features, reference: wide })[0]).toBeCloseTo(0.1);
  });
});
