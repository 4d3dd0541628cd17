import { columnFromArray, float32, int32, tableFromColumns, tableToIPC, timestamp, TimeUnit } from '@uwdata/flechette';
import { describe, expect, it } from 'vitest';
import { decodeArrowFrame } from '../../../../src/frames/arrow/decodeArrowFrame';

function file(values: ReadonlyArray<number | null>, type: Parameters<typeof columnFromArray>[1]): Uint8Array {
  const bytes = tableToIPC(tableFromColumns({ field: columnFromArray([...values], type) }), { format: 'file' });
  if (!bytes) {
    throw new Error('no bytes');
  }
  return bytes;
}

describe('decodeArrowFrame', () => {
  it('refuses a type that frames do not have', () => {
    expect(() => decodeArrowFrame(file([1, 2], int32()))).toThrow('field field: type 2 is none that frames have');
  });

  it('refuses numbers of another size', () => {
    expect(() => decodeArrowFrame(file([1.5], float32()))).toThrow('field field: numbers are not of 64 bits');
  });

  it('refuses times that are missing', () => {
    expect(() => decodeArrowFrame(file([1, null], timestamp(TimeUnit.NANOSECOND)))).toThrow(
      'field field: 1 values are null'
    );
  });

  it('refuses times of another unit, which Grafana would read as nanoseconds', () => {
    expect(() => decodeArrowFrame(file([1, 2], timestamp(TimeUnit.MILLISECOND)))).toThrow(
      'field field: times are not in nanoseconds'
    );
  });
});
