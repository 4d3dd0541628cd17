import { readAnswer } from './influxdb/readAnswer';
import { parseLokiAnswer } from './loki/parseLokiAnswer';
import { parseLabelAnswer } from './prometheus/parseLabelAnswer';
import { parseOddMatrix } from './prometheus/parseOddMatrix';

/** What reads answers of stores in one go, by the name under which a worker is asked for it. */
export const answerParsers = {
  influxdb: readAnswer,
  loki: parseLokiAnswer,
  labels: parseLabelAnswer,
  oddMatrix: parseOddMatrix,
};
export type AnswerParsers = typeof answerParsers;
