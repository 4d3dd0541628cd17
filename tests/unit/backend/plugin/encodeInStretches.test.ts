import { describe, expect, it } from 'vitest';
import { encodeInStretches } from '../../../../src/backend/plugin/encodeInStretches';
import { decodeArrowFrame } from '../../../../src/frames/arrow/decodeArrowFrame';
import { type WireFrame } from '../../../../src/frames/schema/wireFrame';

function frameOf(name: string, length: number): WireFrame {
  const values = Float64Array.from({ length }, (_, i) => i);
  return { name, fields: [{ name: 'value', type: 'number', values }] };
}

/** The names of what was encoded, and how often the work paused. */
function encode(frames: readonly WireFrame[]) {
  const work = encodeInStretches(frames);
  let pauses = 0;
  let step = work.next();
  for (; step.done !== true; step = work.next()) {
    pauses++;
  }
  return { names: step.value.map((file) => decodeArrowFrame(file).name), pauses };
}

describe('frames encoded in stretches', () => {
  it('are all there, in order, however they fall into stretches', () => {
    const frames = Array.from({ length: 7 }, (_, i) => frameOf(`frame ${i}`, 100_000));
    expect(encode(frames)).toEqual({ names: frames.map(({ name }) => name), pauses: 2 });
    expect(encode([frameOf('a', 300_000)])).toEqual({ names: ['a'], pauses: 1 });
    expect(encode([frameOf('a', 1), frameOf('b', 0)])).toEqual({ names: ['a', 'b'], pauses: 0 });
    expect(encode([])).toEqual({ names: [], pauses: 0 });
  });
});
