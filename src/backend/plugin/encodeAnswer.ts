import { encodeInStretches } from '../../frames/arrow/encodeArrowFrames';
import { type WireFrame } from '../../frames/schema/wireFrame';

/** How many values share one piece of memory: pieces of a whole answer's size are slow to come by. */
const valuesOfPiece = 262_144;

/** Encodes the frames of an answer, with many pauses. */
export function* encodeAnswer(frames: readonly WireFrame[]): Generator<undefined, readonly Buffer[]> {
  const files: Buffer[] = [];
  let first = 0;
  let values = 0;
  for (const [i, { fields }] of frames.entries()) {
    values += fields.reduce((sum, field) => sum + field.values.length, 0);
    if (values >= valuesOfPiece) {
      files.push(...(yield* encodeInStretches(frames.slice(first, i + 1))));
      first = i + 1;
      values = 0;
    }
  }
  files.push(...(yield* encodeInStretches(frames.slice(first))));
  return files;
}
