import { describe, expect, it } from 'vitest';
import { queryModel } from '../../../../src/backend/upstreams/grafana/queryModel';
import { readFrames } from '../../../../src/backend/upstreams/grafana/readFrames';

describe('a query of another data source', () => {
  const read = (text: string, allowed = ['metrics', 'sql']) => queryModel('a', text, 'g', allowed);

  it('is asked of the uid that it names, or of the only one there is', () => {
    expect(read('{"datasource":{"uid":"sql","type":"postgres"},"rawSql":"SELECT 1"}')).toEqual({
      uid: 'sql',
      model: { rawSql: 'SELECT 1' },
    });
    expect(read('{"expr":"up"}', ['metrics']).uid).toBe('metrics');
    expect(read('{"datasource":"metrics","expr":"up"}').uid).toBe('metrics');
  });

  it.each([
    ['up', /input a: write the query as JSON/],
    ['[1]', /write the query as JSON/],
    ['{"expr":"up"}', /does not say whose it is.*metrics, sql/],
    ['{"datasource":{"uid":"secret"},"expr":"up"}', /"secret" is not among those that may be asked/],
    [`${'{"a":'.repeat(40)}1${'}'.repeat(40)}`, /write the query as JSON/],
  ])('%s is refused', (text, reason) => {
    expect(() => read(text)).toThrow(reason);
  });

  it.each([
    { rawSql: 'DROP TABLE users' },
    { rawSql: 'SELECT 1; DELETE FROM users' },
    { rawSql: 'WITH x AS (DELETE FROM users RETURNING *) SELECT * FROM x' },
    { query: 'DROP MEASUREMENT cpu', rawQuery: true },
    { query: 'from(bucket: "a") |> range(start: -1h) |> to(bucket: "b")' },
  ])('that may write is refused: %o', (model) => {
    expect(() => read(JSON.stringify(model), ['sql'])).toThrow(/^g: /);
  });

  it.each([
    { rawSql: 'SELECT $__timeGroup(t, $__interval) AS time, avg(v) FROM `my table` WHERE $__timeFilter(t) GROUP BY 1' },
    { query: 'SELECT mean("v") FROM "cpu" WHERE $timeFilter GROUP BY time($__interval)', rawQuery: true },
    { query: 'from(bucket: "a") |> range(start: v.timeRangeStart)' },
    { query: 'level:error', metrics: [{ type: 'count' }] },
  ])('that reads is sent: %o', (model) => {
    expect(read(JSON.stringify(model), ['sql']).model).toEqual(model);
  });
});

describe("Grafana's frames", () => {
  const field = (name: string, type: string, labels?: object) => ({
    name,
    type,
    ...(labels === undefined ? {} : { labels }),
  });
  const read = (fields: readonly object[], values: readonly unknown[], more: object = {}, legend?: string) =>
    readFrames(
      'g',
      200,
      Buffer.from(JSON.stringify({ results: { A: { frames: [{ schema: { fields }, data: { values, ...more } }] } } })),
      legend
    );
  const plain = ({ series }: ReturnType<typeof readFrames>) =>
    series.map(({ name, times, values }) => [name, [...times], [...values]]);

  it('have a series for each field of numbers or truths, with its labels', () => {
    const fields = [
      field('time', 'time'),
      field('cpu', 'number', { host: 'a' }),
      field('up', 'boolean', { host: 'a' }),
    ];
    const entities = [null, { NaN: [0], Inf: [2] }, null];
    expect(
      plain(
        read(
          fields,
          [
            [3, 1, 2],
            [30, 10, null],
            [true, false, null],
          ],
          { entities }
        )
      )
    ).toEqual([
      ['cpu{host="a"}', [1, 2, 3], [10, Infinity, NaN]],
      ['up{host="a"}', [1, 2, 3], [0, NaN, 1]],
    ]);
  });

  it('with texts are tables, whose texts tell series apart', () => {
    const fields = [field('time', 'time'), field('host', 'string'), field('value', 'number')];
    const answer = read(
      fields,
      [
        [1, 1, 2, 2],
        ['a', 'b', 'a', 'b'],
        [1, 10, 2, 20],
      ],
      {},
      '{{host}}'
    );
    expect(plain(answer)).toEqual([
      ['a', [1, 2], [1, 2]],
      ['b', [1, 2], [10, 20]],
    ]);
  });

  it('without times are left out, and it is said', () => {
    const answer = read([field('host', 'string'), field('value', 'number')], [['a'], [1]]);
    expect(answer).toMatchObject({
      series: [],
      warnings: [expect.stringContaining('table without times (host, value)')],
    });
    expect(read([], [])).toEqual({ series: [], warnings: [] });
  });

  it("pass the data source's error on", () => {
    const body = (json: unknown) => Buffer.from(JSON.stringify(json));
    expect(() =>
      readFrames('g', 400, body({ results: { A: { status: 400, error: 'pq: no such column' } } }), undefined)
    ).toThrow('g: pq: no such column');
    expect(() => readFrames('g', 403, body({ message: 'Access denied' }), undefined)).toThrow('g: Access denied');
    expect(() => readFrames('g', 200, Buffer.from('<html>'), undefined)).toThrow(/not Grafana's/);
  });
});
