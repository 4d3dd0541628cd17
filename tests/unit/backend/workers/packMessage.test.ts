import { describe, expect, it } from 'vitest';
import { packMessage } from '../../../../src/backend/workers/packMessage';

/** What arrives in the other thread. */
function sent(value: unknown, keepsArrays: boolean): unknown {
  const { message, transfer } = packMessage(value, { keepsArrays });
  return structuredClone(message, { transfer: [...transfer] });
}

function message() {
  const pool = Float64Array.of(0, 1, 2, 3, 4, 5);
  return {
    name: 'load',
    labels: { pod: 'a' },
    empty: undefined,
    nothing: null,
    texts: ['x', null, 'y'],
    list: [
      { times: pool.subarray(0, 2), values: pool.subarray(2, 5) },
      { times: pool.subarray(0, 2), values: Float64Array.of(NaN, 7) },
    ],
    labelled: Int32Array.of(-1, 2),
    bytes: Buffer.from('text'),
  };
}

describe.each([true, false])('a packed message whose sender keeps its arrays: %s', (keepsArrays) => {
  it('arrives as it was', () => {
    expect(sent(message(), keepsArrays)).toEqual({ ...message(), bytes: new Uint8Array(Buffer.from('text')) });
  });

  it('carries of a shared buffer what its arrays show, and no more', () => {
    const large = new Float64Array(100_000);
    const { transfer } = packMessage([{ part: large.subarray(10, 5010) }], { keepsArrays });
    expect(transfer.map(({ byteLength }) => byteLength)).toEqual([40_000]);
    expect(large).toHaveLength(100_000);
  });

  it('carries many small arrays in few buffers', () => {
    const small = Array.from({ length: 200 }, (_, i) => ({
      values: Float64Array.from({ length: 100 }, (__, j) => i + j),
      places: Int32Array.of(i, i + 1, i + 2),
    }));
    const { message, transfer } = packMessage(small, { keepsArrays });
    expect(message).toEqual(small);
    expect(transfer.length).toBeLessThan(10);
    expect(transfer.reduce((sum, { byteLength }) => sum + byteLength, 0)).toBeLessThan(3 * 200 * 816);
  });

  it('carries an array once that stands in several places', () => {
    const times = Float64Array.of(1, 2);
    const { message, transfer } = packMessage([{ times }, { times }], { keepsArrays });
    expect(transfer).toHaveLength(1);
    expect(message).toEqual([{ times: Float64Array.of(1, 2) }, { times: Float64Array.of(1, 2) }]);
  });
});

describe('a packed message', () => {
  it('leaves the arrays to a sender who keeps them', () => {
    const values = Float64Array.of(1, 2);
    sent({ values }, true);
    expect(values).toEqual(Float64Array.of(1, 2));
  });

  it('takes arrays of 16 kB and more that fill their buffer from a sender who does not, without a copy', () => {
    const [large, least, small] = [10_000, 2048, 2047].map((length) => new Float64Array(length));
    sent({ large, least, small }, false);
    expect([large?.length, least?.length, small?.length]).toEqual([0, 0, 2047]);
  });

  it('leaves errors to the engine, which keeps their kind, text and stack', () => {
    const error = new RangeError('too far');
    const arrived = sent({ ok: false, error }, false);
    expect(arrived).toEqual({ ok: false, error });
    expect(arrived).toMatchObject({ error: { name: 'RangeError', message: 'too far', stack: error.stack } });
  });
});
