import { describe } from 'vitest';
import { describeFlux, describeInfluxQlOfInfluxdb2 } from '../../../servers/describeInfluxdb2';
import { describeLoki } from '../../../servers/describeLoki';
import { describePrometheus3 } from '../../../servers/describePrometheus3';
import { describeTraces } from '../../../servers/describeTraces';
import { replayedShop } from '../../../servers/replayed';
import { jaegerTraces, tempoTraces } from '../../../servers/stores';

/** Answers of real servers, kept by `tests/servers` where these are at hand. */
describe('what real servers answered', () => {
  describePrometheus3('Prometheus 3.14', () => replayedShop('prometheus3'));
  describeFlux('InfluxDB 2.7, Flux', () => replayedShop('influxdb2-flux'));
  describeInfluxQlOfInfluxdb2('InfluxDB 2.7, InfluxQL', () => replayedShop('influxdb2-influxql'));
  describeLoki('Loki 3.7', () => replayedShop('loki'));
  describeTraces('Tempo 3.0', tempoTraces, () => replayedShop('tempo'));
  describeTraces('Jaeger 2.20', jaegerTraces, () => replayedShop('jaeger'));
});
