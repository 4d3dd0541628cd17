import { DataFrameType, FieldType, toDataFrame } from '@grafana/data';
import { describe, expect, it } from 'vitest';
import { readCorrelationMatrix } from '../../../src/frames/grafana/readCorrelationMatrix';
import { readHistograms } from '../../../src/frames/grafana/readHistograms';
import { readJudgedSeries } from '../../../src/frames/grafana/readJudgedSeries';
import { readSeries } from '../../../src/frames/grafana/readSeries';
import { readTable } from '../../../src/frames/grafana/readTable';

const time = (values: number[]) => ({ name: 'time', type: FieldType.time, values });
const number = (name: string, values: Array<number | null>, labels = {}) => ({
  name,
  type: FieldType.number,
  values,
  labels,
});
const text = (name: string, values: string[]) => ({ name, type: FieldType.string, values });

describe('readSeries', () => {
  it('reads a wide frame, a series a number field, null as NaN', () => {
    const series = readSeries([toDataFrame({ fields: [time([1, 2]), number('a', [1, null]), number('b', [3, 4])] })]);
    expect(series.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(Array.from(series[0]?.values ?? [])).toEqual([1, Number.NaN]);
  });

  it('parts a long frame by its text columns', () => {
    const frame = toDataFrame({
      fields: [time([1, 1, 2, 2]), text('host', ['x', 'y', 'x', 'y']), number('load', [1, 2, 3, 4])],
    });
    const series = readSeries([frame]);
    expect(series.map(({ name, labels, values }) => [name, labels, Array.from(values)])).toEqual([
      ['x', { host: 'x' }, [1, 3]],
      ['y', { host: 'y' }, [2, 4]],
    ]);
  });

  it('sorts by time and leaves hidden series out', () => {
    const hidden = { ...number('b', [1, 2]), config: { custom: { hideFrom: { viz: true } } } };
    const series = readSeries([toDataFrame({ fields: [time([2, 1]), number('a', [20, 10]), hidden] })]);
    expect(series).toHaveLength(1);
    expect(Array.from(series[0]?.values ?? [])).toEqual([10, 20]);
  });

  it('finds nothing in tables and empty frames', () => {
    expect(
      readSeries([toDataFrame({ fields: [number('a', [1])] }), toDataFrame({ fields: [time([]), number('a', [])] })])
    ).toEqual([]);
  });
});

describe('readJudgedSeries', () => {
  it('reads the one frame of a stream, whose names tell the series apart', () => {
    const streamed = (service: string, first: number) =>
      ['', ' expected', ' lower', ' upper', ' anomaly', ' score'].map((part, i) => ({
        ...number(`${service}${part}`, [first + i], { service }),
        config: { displayNameFromDS: `${service}${part}` },
      }));
    const [cart, ads, ...others] = readJudgedSeries([
      toDataFrame({ fields: [time([1]), ...streamed('cart', 10), ...streamed('ads', 20), number('test score', [7])] }),
    ]);
    expect(others).toEqual([]);
    expect(
      [cart, ads].map((series) => [
        series?.name,
        series?.labels,
        series?.values[0],
        series?.upper[0],
        series?.scores[0],
      ])
    ).toEqual([
      ['cart', { service: 'cart' }, 10, 13, 15],
      ['ads', { service: 'ads' }, 20, 23, 25],
    ]);
  });
});

describe('readTable', () => {
  it('takes the first frame without time, rows named by its text', () => {
    const table = readTable([
      toDataFrame({ fields: [time([1]), number('a', [1])] }),
      toDataFrame({ fields: [text('api', ['x', 'y']), number('b', [1, 2])] }),
    ]);
    expect(table?.rowNames).toEqual(['x', 'y']);
    expect(table?.columns.map(({ name }) => name)).toEqual(['b']);
  });
});

describe('readCorrelationMatrix', () => {
  const frame = (quantity: string, cells: Array<number | null>, version = 1) =>
    toDataFrame({
      meta: { custom: { covary: { kind: 'correlationMatrix', version, quantity, method: 'spearman' } } },
      fields: [text('series', ['a', 'b']), number('a', [1, cells[0] ?? null]), number('b', [cells[0] ?? null, 1])],
    });

  it('joins the frames of one matrix', () => {
    const matrix = readCorrelationMatrix([frame('r', [0.5]), frame('n', [30])]);
    expect(matrix?.method).toBe('spearman');
    expect(Array.from(matrix?.quantities.r ?? [])).toEqual([1, 0.5, 0.5, 1]);
    expect(matrix?.quantities.n?.[1]).toBe(30);
  });

  it('is null without coefficients, or for a version it does not know', () => {
    expect(readCorrelationMatrix([frame('n', [30])])).toBeNull();
    expect(readCorrelationMatrix([frame('r', [0.5], 2)])).toBeNull();
  });
});

describe('readHistograms', () => {
  const bucket = (le: string, values: number[]) =>
    toDataFrame({ fields: [time(values.map((_, i) => i)), number('Value', values, { job: 'api', le })] });

  it('takes the differences of classic, cumulative buckets', () => {
    const [histogram] = readHistograms([bucket('+Inf', [10]), bucket('0.1', [4]), bucket('0.5', [9])]);
    expect(histogram?.labels).toEqual({ job: 'api' });
    expect(Array.from(histogram?.edges ?? [])).toEqual([0, 0.1, 0.5, Infinity]);
    expect(Array.from(histogram?.counts ?? [])).toEqual([4, 5, 1]);
  });

  it('takes the increase of buckets that are counters', () => {
    const [histogram] = readHistograms([
      bucket('1', [100, 101, 102, 103, 104]),
      bucket('+Inf', [200, 202, 204, 206, 208]),
    ]);
    expect(Array.from(histogram?.counts ?? [])).toEqual([4, 4]);
  });

  it('adds up native buckets over time and fills the gaps between them', () => {
    const cells = toDataFrame({
      meta: { type: DataFrameType.HeatmapCells },
      fields: [time([0, 0, 1]), number('yMin', [1, 4, 1]), number('yMax', [2, 8, 2]), number('count', [3, 1, 2])],
    });
    const [histogram] = readHistograms([cells]);
    expect(Array.from(histogram?.edges ?? [])).toEqual([1, 2, 4, 8]);
    expect(Array.from(histogram?.counts ?? [])).toEqual([5, 0, 1]);
  });

  it('finds none among plain series', () => {
    expect(readHistograms([toDataFrame({ fields: [time([1]), number('a', [1])] })])).toEqual([]);
  });
});

describe('native histograms', () => {
  const cells = (...buckets: ReadonlyArray<readonly [number, number, number]>) => {
    const frame = toDataFrame({
      meta: { type: DataFrameType.HeatmapCells },
      fields: [
        time(buckets.map(() => 1)),
        ...(['yMin', 'yMax', 'count'] as const).map((name, i) =>
          number(
            name,
            buckets.map((bucket) => bucket[i] ?? 0)
          )
        ),
      ],
    });
    const [histogram] = readHistograms([frame]);
    return [[...(histogram?.edges ?? [])], [...(histogram?.counts ?? [])]];
  };

  it.each<[string, ReadonlyArray<readonly [number, number, number]>, number[], number[]]>([
    [
      'of two resolutions',
      [
        [1, 2, 4],
        [1, 1.5, 3],
        [1.5, 2, 1],
      ],
      [1, 1.5, 2],
      [5, 3],
    ],
    [
      'whose resolution went down',
      [
        [1, 2, 2],
        [2, 4, 2],
        [1, 4, 6],
      ],
      [1, 2, 4],
      [4, 6],
    ],
    [
      'with a zero bucket below positive ones',
      [
        [-0.5, 0.5, 3],
        [0.5, 1, 2],
      ],
      [-0.5, 0.5, 1],
      [3, 2],
    ],
    [
      'with a zero bucket of no width',
      [
        [0, 0, 3],
        [0, 1, 2],
      ],
      [0, 1],
      [5],
    ],
    [
      'with negative buckets',
      [
        [-2, -1, 1],
        [1, 2, 5],
      ],
      [-2, -1, 1, 2],
      [1, 0, 5],
    ],
    [
      'with endless buckets',
      [
        [-Infinity, 1, 2],
        [1, 2, 5],
        [2, Infinity, 3],
      ],
      [-Infinity, 1, 2, Infinity],
      [2, 5, 3],
    ],
    [
      'with a bucket that has no count',
      [
        [1, 2, NaN],
        [2, 3, 1],
      ],
      [1, 2, 3],
      [0, 1],
    ],
  ])('%s', (_, buckets, edges, counts) => {
    expect(cells(...buckets)).toEqual([edges, counts]);
  });
});

describe('classic histograms', () => {
  it('of two queries stay apart, and their names tell which', () => {
    const bucket = (refId: string, le: string, values: number[]) =>
      toDataFrame({ refId, fields: [time([1]), { ...number('Value', values), labels: { le, job: 'api' } }] });
    const read = readHistograms([
      bucket('A', '1', [2]),
      bucket('A', 'inf', [3]),
      bucket('B', '1', [20]),
      bucket('B', '+Inf', [30]),
    ]);
    expect(read.map(({ name, edges, counts }) => [name, [...edges], [...counts]])).toEqual([
      ['A api', [0, 1, Infinity], [2, 1]],
      ['B api', [0, 1, Infinity], [20, 10]],
    ]);
  });

  const buckets = (...series: ReadonlyArray<readonly [le: string, values: ReadonlyArray<number | null>]>) =>
    series.map(([le, values]) =>
      toDataFrame({
        fields: [
          { name: 'Time', type: FieldType.time, values: values.map((_, i) => 60_000 * i) },
          { name: 'Value', type: FieldType.number, labels: { __name__: 'd_bucket', le }, values: [...values] },
        ],
      })
    );
  const read = (...series: ReadonlyArray<readonly [le: string, values: ReadonlyArray<number | null>]>) =>
    readHistograms(buckets(...series)).map(({ edges, counts }) => [[...edges], [...counts]]);

  it('of counters count the growth, over restarts and from the first sample that there is', () => {
    expect(read(['1', [100, 101, 102, 0, 1, 2]], ['+Inf', [200, 202, 204, 0, 2, 4]])).toEqual([
      [
        [0, 1, Infinity],
        [4, 4],
      ],
    ]);
    expect(read(['1', [null, null, 0, 1, 2, 3]], ['+Inf', [null, null, 0, 2, null, 6]])).toEqual([
      [
        [0, 1, Infinity],
        [3, 3],
      ],
    ]);
  });

  it('of rates and increases count each sample, also where they stay the same', () => {
    expect(read(['1', [5, 5, 5, 5, 5]], ['+Inf', [8, 8, 8, 8, 8]])).toEqual([
      [
        [0, 1, Infinity],
        [25, 15],
      ],
    ]);
    expect(read(['1', [5, 0, 7, 0, 9]], ['+Inf', [5, 1, 7, 0, 9]])).toEqual([
      [
        [0, 1, Infinity],
        [21, 1],
      ],
    ]);
  });

  it('have one bucket for a bound, however it is spelled', () => {
    expect(read(['1', [3, 3, null, null]], ['1.0', [null, null, 3, 3]], ['+Inf', [5, 5, 5, 5]])).toEqual([
      [
        [0, 1, Infinity],
        [12, 8],
      ],
    ]);
    // ... also where the spelling of a counter changes within the range.
    const before = ['1', [0, 1, 2, null, null, null, null]] as const;
    const after = ['1.0', [null, null, null, 3, 4, 5, 6]] as const;
    expect(read(before, after, ['+Inf', [0, 2, 4, 6, 8, 10, 12]])).toEqual([
      [
        [0, 1, Infinity],
        [6, 6],
      ],
    ]);
  });

  it('hold no more than is at or below their last bound, where one falls below the bucket before', () => {
    expect(read(['1', [3]], ['2', [2]], ['+Inf', [4]])).toEqual([
      [
        [0, 1, 2, Infinity],
        [3, 0, 1],
      ],
    ]);
  });
});
