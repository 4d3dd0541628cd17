import { describe } from 'vitest';
import { startJaeger } from './jaeger';
import { describeTraces } from './describeTraces';
import { jaegerTraces, tempoTraces } from './stores';
import { startTempo } from './tempo';
import { describeLoki } from './describeLoki';
import { describePrometheus3 } from './describePrometheus3';
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
