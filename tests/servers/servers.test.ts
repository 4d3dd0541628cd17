import { describe } from 'vitest';
import { startJaeger } from './jaeger';
import { describeTraces } from './describeTraces';
import { jaegerTraces, tempoTraces } from './stores';
import { startTempo } from './tempo';
import { describeLoki } from './describeLoki';
import { describePrometheus3 } from './describePrometheus3';
import { describeFlux, describeInfluxQlOfInfluxdb2 } from './describeInfluxdb2';
import { startInfluxdb2 } from './influxdb2';
import { hasServer, recordShop } from './live';
import { startLoki } from './loki';
import { startPrometheus3 } from './prometheus3';

describe.runIf(hasServer('prometheus3'))('a real Prometheus 3', () => {
  describePrometheus3('whose answers are kept', () => recordShop('prometheus3', startPrometheus3));
});
describe.runIf(hasServer('loki'))('a real Loki 3', () => {
  describeLoki('whose answers are kept', () => recordShop('loki', startLoki));
});
describe.runIf(hasServer('jaeger'))('a real Jaeger 2', () => {
  describeTraces('whose answers are kept', jaegerTraces, () => recordShop('jaeger', startJaeger));
});
describe.runIf(hasServer('tempo'))('a real Tempo 3', () => {
  describeTraces('whose answers are kept', tempoTraces, () => recordShop('tempo', startTempo));
});
describe.runIf(hasServer('influxd2'))('a real InfluxDB 2', () => {
  describeFlux('whose answers to Flux are kept', () => recordShop('influxdb2-flux', startInfluxdb2, 'influxd2'));
  describeInfluxQlOfInfluxdb2('whose answers to InfluxQL are kept', () =>
    recordShop('influxdb2-influxql', startInfluxdb2, 'influxd2')
  );
});
