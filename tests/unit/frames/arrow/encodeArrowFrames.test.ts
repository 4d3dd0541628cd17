import { tableFromIPC, Type } from '@uwdata/flechette';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { decodeArrowFrame } from '../../../../src/frames/arrow/decodeArrowFrame';
import { encodeArrowFrames } from '../../../../src/frames/arrow/encodeArrowFrames';
import { type WireField, type WireFrame } from '../../../../src/frames/schema/wireFrame';

const startMs = Date.UTC(2025, 0, 1);

function encodeOne(frame: WireFrame): Buffer {
  const [file] = encodeArrowFrames([frame]);
  if (!file) {
    throw new Error('no file');
  }
  return file;
}

const arbitraryLabels = fc.dictionary(fc.string(), fc.string(), { maxKeys: 3 });

function arbitraryField(name: string, rows: number): fc.Arbitrary<WireField> {
  const values = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
    fc.array(value, { minLength: rows, maxLength: rows });
  const number = fc.double({ noDefaultInfinity: false });
  return fc.oneof(
    fc.record({
      name: fc.constant(name),
      type: fc.constant('time' as const),
      values: values(fc.integer({ min: -9_223_372_036_854, max: 9_223_372_036_854 })).map((times) =>
        Float64Array.from(times)
      ),
    }),
    fc.record(
      {
        name: fc.constant(name),
        type: fc.constant('number' as const),
        values: values(number).map((numbers) => Float64Array.from(numbers)),
        nullable: fc.constant(true),
        labels: arbitraryLabels,
        config: fc.record({ unit: fc.string(), displayNameFromDS: fc.string() }),
      },
      { requiredKeys: ['name', 'type', 'values'] }
    ),
    fc.record({
      name: fc.constant(name),
      type: fc.constant('string' as const),
      values: values(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant(null))),
    }),
    fc.record({ name: fc.constant(name), type: fc.constant('boolean' as const), values: values(fc.boolean()) }),
    fc.record({ name: fc.constant(name), type: fc.constant('json' as const), values: values(fc.json()) })
  );
}

const arbitraryFrame: fc.Arbitrary<WireFrame> = fc
  .tuple(
    fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1 }), { maxLength: 5 }),
    fc.integer({ min: 0, max: 40 })
  )
  .chain(([names, rows]) =>
    fc.record(
      {
        name: fc.string({ minLength: 1 }),
        refId: fc.string({ minLength: 1 }),
        meta: fc.record({ custom: fc.record({ note: fc.string({ unit: 'grapheme' }) }) }),
        fields: fc.tuple(...names.map((name) => arbitraryField(name, rows))),
      },
      { requiredKeys: ['fields'] }
    )
  );

describe('encodeArrowFrames', () => {
  afterEach(() => vi.restoreAllMocks());

  it('writes files from which an independent reader restores every frame', () => {
    fc.assert(
      fc.property(fc.array(arbitraryFrame, { maxLength: 4 }), (frames) => {
        expect(encodeArrowFrames(frames).map(decodeArrowFrame)).toEqual(frames);
      }),
      { numRuns: 300 }
    );
  });

  it('writes times as nanoseconds that are not nullable, exact to the microsecond', () => {
    const times = [
      0,
      startMs,
      startMs + 0.001,
      1_700_000_000_123,
      -1,
      -86_400_000.5,
      9_223_372_036_854,
      -9_223_372_036_854,
    ];
    const table = tableFromIPC(
      encodeOne({ fields: [{ name: 'time', type: 'time', values: Float64Array.from(times) }] }),
      { useBigInt: true }
    );
    const [field] = table.schema.fields;
    expect(field).toMatchObject({
      name: 'time',
      nullable: false,
      type: { typeId: Type.Timestamp, unit: 3, timezone: null },
    });
    const nanoseconds = table.getChildAt(0).data[0]?.values as BigInt64Array;
    expect(Array.from(nanoseconds)).toEqual(times.map((time) => BigInt(Math.round(time * 1000)) * 1000n));
  });

  it('keeps NaN in a number field and writes null for it in a nullable one', () => {
    const values = Float64Array.of(1, NaN, -Infinity);
    const table = tableFromIPC(
      encodeOne({
        fields: [
          { name: 'plain', type: 'number', values },
          { name: 'gapped', type: 'number', nullable: true, values },
          { name: 'full', type: 'number', nullable: true, values: Float64Array.of(1, 2, 3) },
        ],
      })
    );
    expect(table.schema.fields.map(({ nullable }) => nullable)).toEqual([false, true, true]);
    expect(Array.from(table.getChildAt(0))).toEqual([1, NaN, -Infinity]);
    expect(Array.from(table.getChildAt(1))).toEqual([1, null, -Infinity]);
    expect(table.getChildAt(2).nullCount).toBe(0);
  });

  it('makes a string field nullable where one is null, and uses no dictionary', () => {
    const table = tableFromIPC(
      encodeOne({
        fields: [
          { name: 'all', type: 'string', values: ['', 'ü', '😀'] },
          { name: 'some', type: 'string', values: [null, 'a', null] },
        ],
      })
    );
    expect(table.schema.fields.map(({ nullable, type }) => [nullable, type.typeId])).toEqual([
      [false, Type.Utf8],
      [true, Type.Utf8],
    ]);
    expect(Array.from(table.getChildAt(1))).toEqual([null, 'a', null]);
  });

  it('writes every byte: none is left over from memory used before', () => {
    const frames: WireFrame[] = [
      { fields: [] },
      {
        name: 'a',
        refId: 'AB',
        meta: { type: 'timeseries-wide', typeVersion: [0, 1] },
        fields: [
          { name: 't', type: 'time', values: Float64Array.of(1, 2, 3) },
          { name: 'v', type: 'number', nullable: true, values: Float64Array.of(1, NaN, 3), labels: { pod: 'p' } },
          { name: 's', type: 'string', values: ['abc', null, ''] },
          { name: 'b', type: 'boolean', values: [true, false, true] },
        ],
      },
    ];
    const encodeOver = (filler: number): string[] => {
      vi.spyOn(Buffer, 'allocUnsafeSlow').mockImplementation((size) => Buffer.alloc(size, filler));
      return encodeArrowFrames(frames).map((file) => file.toString('hex'));
    };
    expect(encodeOver(0x55)).toEqual(encodeOver(0xaa));
  });

  it('copies times that frames share, and only those', () => {
    const shared = Float64Array.of(startMs, startMs + 1);
    const frames = [shared, Float64Array.of(1, 2), shared].map((values): WireFrame => ({
      fields: [{ name: 'time', type: 'time', values }],
    }));
    expect(encodeArrowFrames(frames).map((file) => decodeArrowFrame(file).fields[0]?.values)).toEqual([
      shared,
      Float64Array.of(1, 2),
      shared,
    ]);
  });

  it.each([NaN, 9_223_372_036_855, -9_223_372_036_855, Infinity])('refuses the time %d', (time) => {
    expect(() => encodeOne({ fields: [{ name: 'time', type: 'time', values: Float64Array.of(time) }] })).toThrow(
      `the time ${time} is outside of 1677-09-21 to 2262-04-11`
    );
  });

  it('refuses fields of unequal length and fields of one name', () => {
    expect(() =>
      encodeOne({
        fields: [
          { name: 'a', type: 'number', values: Float64Array.of(1) },
          { name: 'b', type: 'string', values: [] },
        ],
      })
    ).toThrow('field b has 0 values where the first field has 1');
    expect(() =>
      encodeOne({
        fields: [
          { name: 'a', type: 'boolean', values: [] },
          { name: 'a', type: 'string', values: [] },
        ],
      })
    ).toThrow('two fields of a frame are named a');
  });
});
