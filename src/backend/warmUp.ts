import { warmUpAnalyses, warmUpReading } from '../core/warmUpAnalyses';
import { encodeArrowFrames } from '../frames/arrow/encodeArrowFrames';
import { type WireField, type WireFrame } from '../frames/schema/wireFrame';

const rounds = 12;
const frameCount = 300;
const points = 30;

/** What a thread that does everything does in its idle moments at the start, so that the first question finds everything compiled. */
export function* warmUp(): Generator<void, void> {
  yield* warmUpAnalyses();
  yield* warmUpAnswers();
}

/** The same for a thread that has workers for analyses: it reads answers of stores and writes those to the host. */
export function* warmUpAnswers(): Generator<void, void> {
  yield* warmUpReading();
  for (let round = 0; round < rounds; round++) {
    encodeArrowFrames(answerFrames());
    yield;
  }
}

/** As answers are: series of several forms, which share their times, with values missing, and a table now and then. */
function answerFrames(): readonly WireFrame[] {
  const times = Float64Array.from({ length: points }, (_, i) => 60_000 * i);
  return Array.from({ length: frameCount }, (_, s): WireFrame => {
    const time: WireField = { name: 'time', type: 'time', values: times };
    const values = times.map((each, i) => (s % 10 === 0 && i === 0 ? NaN : each + s));
    const labels = { job: 'api', pod: `api-${s}` };
    switch (s % 4) {
      case 0:
        return { name: `series ${s}`, fields: [time, { name: 'value', type: 'number', values, labels }] };
      case 1:
        return {
          refId: 'A',
          name: `series ${s}`,
          meta: { type: 'timeseries-multi', typeVersion: [0, 1] },
          fields: [
            time,
            { name: 'value', type: 'number', values, nullable: true, labels: { ...labels, zone: 'a' } },
            { name: 'score', type: 'number', values, labels, config: { displayNameFromDS: `score ${s}` } },
          ],
        };
      case 2:
        return {
          refId: 'A',
          fields: [time, { name: 'value', type: 'number', labels: { pod: `${s}` }, config: { unit: 'ms' }, values }],
        };
      default:
        return {
          name: 'table',
          fields: [
            { name: 'series', type: 'string', values: Array.from(times, (_, i) => (i === s % points ? null : `${i}`)) },
            { name: 'value', type: 'number', values },
          ],
        };
    }
  });
}
