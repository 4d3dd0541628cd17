import {
  errorExpression,
  hostCpu,
  hostMemory,
  input,
  latencyExpression,
  requestInputs,
  trafficExpression,
} from './expressions';
import { dashboardJson } from './model';
import { commonVariables, oneOfVariable } from './variables';

const ofOne = ',$by="$one"';
const stepMs = 300_000;

/** Distributions, pairs, clusters: the panels that statisticians would draw. */
export const statisticalPanels = dashboardJson({
  uid: 'covary-statistical-panels',
  title: 'Statistical panels',
  description: 'How latencies are distributed, which hosts behave alike, how the metrics of one service go together',
  from: 'now-24h',
  variables: [...commonVariables, oneOfVariable('one', 'Pairs of', 'web-frontend')],
  parts: [
    {
      type: 'covary-violin-panel',
      title: 'How latency is distributed',
      width: 12,
      height: 12,
      inputs: [input('latency', latencyExpression(0.95), '{{$by}}')],
      analysis: { kind: 'aggregate', function: 'last', windowMs: 60_000 },
      stepMs: 60_000,
      options: { densityNorm: 'width', isLog: true },
      defaults: { unit: 's' },
    },
    {
      type: 'covary-dendrogram-panel',
      title: 'Which hosts have alike CPU',
      width: 12,
      height: 12,
      inputs: [input('cpu', hostCpu, '{{instance}}')],
      analysis: { kind: 'aggregate', windowMs: stepMs },
      stepMs,
    },
    {
      type: 'covary-pairplot-panel',
      title: 'The metrics of $one, pair by pair',
      width: 12,
      height: 15,
      inputs: [
        input('latency', latencyExpression(0.95, ofOne), 'latency, s'),
        input('errors', errorExpression(ofOne), 'failed share'),
        input('requests', trafficExpression(ofOne), 'requests/s'),
      ],
      analysis: { kind: 'aggregate', windowMs: stepMs },
      stepMs,
    },
    {
      type: 'covary-clusters-panel',
      title: 'Hosts by CPU and memory',
      width: 12,
      height: 15,
      inputs: [input('cpu', hostCpu, '{{instance}} CPU'), input('memory', hostMemory, '{{instance}} memory')],
      analysis: { kind: 'aggregate', windowMs: 3_600_000 },
      stepMs,
    },
    {
      type: 'covary-correlation-panel',
      title: 'Requests a second over the day',
      width: 12,
      height: 12,
      inputs: [input('requests', trafficExpression(), '{{$by}}')],
      analysis: { kind: 'aggregate', windowMs: 900_000 },
      stepMs: 900_000,
      options: { mode: 'values' },
      defaults: { unit: 'reqps' },
    },
    {
      type: 'covary-correlation-panel',
      title: 'Which metrics move together',
      width: 12,
      height: 12,
      inputs: requestInputs(),
      analysis: { kind: 'correlation', order: 'clustered' },
      interval: '1m',
    },
  ],
});
