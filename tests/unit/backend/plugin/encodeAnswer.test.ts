import { describe, expect, it } from 'vitest';
import { encodeAnswer } from '../../../../src/backend/plugin/encodeAnswer';
import { decodeArrowFrame } from '../../../../src/frames/arrow/decodeArrowFrame';
import { type WireFrame } from '../../../../src/frames/schema/wireFrame';

function frameOf(name: string, length: number): WireFrame {
  const values = Float64Array.from({ length }, (_, i) => i);
  return { name, fields: [{ name: 'value', type: 'number', values }] };
}

/** The names of what was encoded, and how often the work paused. */
function encode(frames: readonly WireFrame[]) {
  const work = encodeAnswer(frames);
  let pauses = 0;
  let step = work.next();
  for (; step.done !== true; step = work.next()) {
    pauses++;
  }
  return { names: step.value.map((file) => decodeArrowFrame(file).name), pauses };
}

describe('the frames of an answer', () => {
  it('are all there, in order, in however many pieces of memory they are encoded', () => {
    const frames = Array.from({ length: 7 }, (_, i) => frameOf(`frame ${i}`, 100_000));
    expect(encode(frames).names).toEqual(frames.map(({ name }) => name));
    expect(encode([frameOf('a', 300_000)]).names).toEqual(['a']);
    expect(encode([frameOf('a', 1), frameOf('b', 0)]).names).toEqual(['a', 'b']);
    expect(encode([])).toEqual({ names: [], pauses: 0 });
  });

  it('are written with pauses, also within one frame and one column', () => {
    expect(encode([frameOf('a', 3_000_000)]).pauses).toBeGreaterThan(10);
  });
});
