import { describe, expect, it } from 'vitest';
import { encodeJsonFrame } from '../../../../src/frames/schema/encodeJsonFrame';

describe('encodeJsonFrame', () => {
  it('writes schema and values as Grafana reads them', () => {
    const text = encodeJsonFrame({
      name: 'cpu',
      refId: 'A',
      meta: { type: 'timeseries-multi', typeVersion: [0, 1] },
      fields: [
        { name: 'time', type: 'time', values: Float64Array.of(1000, 2000) },
        {
          name: 'value',
          type: 'number',
          values: Float64Array.of(1, 2.5),
          labels: { pod: 'a' },
          config: { unit: 'ms' },
        },
        { name: 'text', type: 'string', values: ['x', null] },
        { name: 'flag', type: 'boolean', values: [true, false] },
      ],
    });
    expect(JSON.parse(text)).toEqual({
      schema: {
        name: 'cpu',
        refId: 'A',
        meta: { type: 'timeseries-multi', typeVersion: [0, 1] },
        fields: [
          { name: 'time', type: 'time', typeInfo: { frame: 'time.Time' } },
          {
            name: 'value',
            type: 'number',
            typeInfo: { frame: 'float64' },
            labels: { pod: 'a' },
            config: { unit: 'ms' },
          },
          { name: 'text', type: 'string', typeInfo: { frame: 'string', nullable: true } },
          { name: 'flag', type: 'boolean', typeInfo: { frame: 'bool' } },
        ],
      },
      data: {
        values: [
          [1000, 2000],
          [1, 2.5],
          ['x', null],
          [true, false],
        ],
      },
    });
  });

  it("writes structured values as such, in a field of Grafana's type for them", () => {
    const values = ['[{"key":"a","value":1}]', 'null'];
    expect(JSON.parse(encodeJsonFrame({ fields: [{ name: 'tags', type: 'json', values }] }))).toEqual({
      schema: { fields: [{ name: 'tags', type: 'other', typeInfo: { frame: 'json.RawMessage' } }] },
      data: { values: [[[{ key: 'a', value: 1 }], null]] },
    });
  });

  it('lists numbers that JSON cannot write by their index', () => {
    const values = Float64Array.of(NaN, 1, Infinity, -Infinity, NaN);
    const text = encodeJsonFrame({
      fields: [
        { name: 'plain', type: 'number', values },
        { name: 'gapped', type: 'number', nullable: true, values },
        { name: 'whole', type: 'number', values: Float64Array.of(1, 2, 3, 4, 5) },
      ],
    });
    expect(JSON.parse(text)).toMatchObject({
      data: {
        values: [
          [null, 1, null, null, null],
          [null, 1, null, null, null],
          [1, 2, 3, 4, 5],
        ],
        entities: [{ NaN: [0, 4], Inf: [2], NegInf: [3] }, { Inf: [2], NegInf: [3] }, null],
      },
    });
  });

  it('writes fractions of a millisecond as nanoseconds beside whole milliseconds', () => {
    const text = encodeJsonFrame({
      fields: [{ name: 'time', type: 'time', values: Float64Array.of(1000.25, -0.5, 7) }],
    });
    expect(JSON.parse(text)).toMatchObject({ data: { values: [[1000, -1, 7]], nanos: [[250_000, 500_000, 0]] } });
  });
});
