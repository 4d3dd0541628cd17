import { warmUpAnalyses } from '../core/warmUpAnalyses';
import { encodeArrowFrames } from '../frames/arrow/encodeArrowFrames';
import { type WireFrame } from '../frames/schema/wireFrame';

const rounds = 12;
const frameCount = 300;
const points = 30;

/** What a process or worker does in its idle moments at the start, so that the first question finds everything compiled. */
export function* warmUp(): Generator<void, void> {
  yield* warmUpAnalyses();
  for (let round = 0; round < rounds; round++) {
    encodeArrowFrames(answerFrames());
    yield;
  }
}

/** As an answer is: times are shared, some values are missing. */
function answerFrames(): readonly WireFrame[] {
  const times = Float64Array.from({ length: points }, (_, i) => 60_000 * i);
  return Array.from({ length: frameCount }, (_, s) => ({
    name: `series ${s}`,
    fields: [
      { name: 'time', type: 'time', values: times },
      {
        name: 'value',
        type: 'number',
        values: times.map((time, i) => (s % 10 === 0 && i === 0 ? NaN : time + s)),
        labels: { job: 'api', pod: `api-${s}` },
      },
    ],
  }));
}
