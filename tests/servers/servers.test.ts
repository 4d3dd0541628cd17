import { describe } from 'vitest';
import { describePrometheus3 } from './describePrometheus3';
import { hasServer, recordShop } from './live';
import { startPrometheus3 } from './prometheus3';

describe.runIf(hasServer('prometheus3'))('a real Prometheus 3', () => {
  describePrometheus3('whose answers are kept', () => recordShop('prometheus3', startPrometheus3));
});
