import { FieldType, toDataFrame } from '@grafana/data';
import { describe, expect, it } from 'vitest';
import { frameCsv } from '../../../src/panels/kit/chart/frameCsv';

const start = Date.UTC(2026, 0, 2, 3, 4, 5);

describe('a frame as CSV', () => {
  it('has its times in ISO 8601, and all else as it is', () => {
    const frame = toDataFrame({
      fields: [
        { name: 'time', type: FieldType.time, values: [start, start + 60_001] },
        { name: 'item', type: FieldType.string, values: ['a "b"', 'c'] },
        { name: 'load', type: FieldType.number, values: [start, null], config: { unit: 'ms' } },
      ],
    });
    const [heading, ...rows] = frameCsv(frame).split('\r\n');
    expect(heading).toBe('"time","item","load"');
    expect(rows).toEqual(['2026-01-02T03:04:05.000Z,"a ""b""",1767323045000', '2026-01-02T03:05:05.001Z,c,']);
    expect(frame.fields[0]?.values).toEqual([start, start + 60_001]);
    expect(frame.fields[0]?.display).toBeUndefined();
  });

  it('leaves times out that are missing, or none', () => {
    const frame = toDataFrame({
      fields: [
        { name: 'time', type: FieldType.time, values: [null, undefined, Number.NaN, 9e15] },
        { name: 'load', type: FieldType.number, values: [1, 2, 3, 4] },
      ],
    });
    expect(frameCsv(frame).split('\r\n').slice(1)).toEqual([',1', ',2', ',3', ',4']);
  });
});
