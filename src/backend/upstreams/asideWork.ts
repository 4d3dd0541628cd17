import { sampleDemo } from './demo/sampleDemo';
import { readFrames } from './grafana/readFrames';
import { readAnswer } from './influxdb/readAnswer';
import { readJaegerSearch } from './jaeger/readJaegerSearch';
import { readJaegerTrace } from './jaeger/readJaegerTrace';
import { readTexts } from './influxdb/readTexts';
import { lineSeries } from './loki/lineSeries';
import { parseLokiAnswer } from './loki/parseLokiAnswer';
import { parseLokiLabels } from './loki/parseLokiLabels';
import { parseExemplars } from './prometheus/parseExemplars';
import { parseLabelAnswer } from './prometheus/parseLabelAnswer';
import { parseOddMatrix } from './prometheus/parseOddMatrix';
import { readTempoTrace } from './tempo/readTempoTrace';

/** What stores have to do in one go, by the name under which a worker is asked for it. */
export const asideWork = {
  grafana: readFrames,
  influxdb: readAnswer,
  influxdbTexts: readTexts,
  jaeger: readJaegerTrace,
  jaegerSearch: readJaegerSearch,
  tempo: readTempoTrace,
  loki: parseLokiAnswer,
  lokiLabels: parseLokiLabels,
  lineSeries,
  exemplars: parseExemplars,
  labels: parseLabelAnswer,
  oddMatrix: parseOddMatrix,
  demo: sampleDemo,
};
export type AsideWork = typeof asideWork;
