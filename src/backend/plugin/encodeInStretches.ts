import { encodeArrowFrames } from '../../frames/arrow/encodeArrowFrames';
import { type WireFrame } from '../../frames/schema/wireFrame';

/** How many values are encoded at once: a few milliseconds' worth. */
const stretchValues = 262_144;

/** Encodes frames, in stretches of some frames each, so that many large ones do not keep everybody waiting. */
export function* encodeInStretches(frames: readonly WireFrame[]): Generator<undefined, readonly Buffer[]> {
  const files: Buffer[] = [];
  let first = 0;
  let values = 0;
  for (const [i, { fields }] of frames.entries()) {
    values += fields.reduce((sum, field) => sum + field.values.length, 0);
    if (values >= stretchValues) {
      files.push(...encodeArrowFrames(frames.slice(first, i + 1)));
      first = i + 1;
      values = 0;
      yield;
    }
  }
  files.push(...encodeArrowFrames(frames.slice(first)));
  return files;
}
