import {
  alerts,
  calls,
  containerInputs,
  errorExpression,
  input,
  latencyExpression,
  requestInputs,
  unitOverrides,
} from './expressions';
import { chosenDataSource, dashboardJson, onlyColumns, saysNoAlert, type Analysis, type Input } from './model';
import { commonVariables, symptomVariable } from './variables';

const ofSymptom = ',$by="$symptom"';
const symptom = input('symptom', latencyExpression(0.95, ofSymptom), '$symptom latency', 'latency');
const others = requestInputs(',$by!="$symptom"');
const ownErrors = input('own', errorExpression(ofSymptom), '$symptom errors', 'errors');
/** A minute between the times at which they are compared: what most stores have samples for. */
const stepMs = 60_000;

const suspects = (
  format: 'report' | 'metrics' | 'graph'
): { inputs: readonly Input[]; analysis: Analysis; stepMs: number } => ({
  inputs: [symptom, ...others, ...containerInputs, calls],
  analysis: { kind: 'rootCause', target: 'symptom', dependencies: { input: 'calls' }, format },
  stepMs,
});

/** One service in trouble: what may have set it off, and what else was touched. */
export const incident = dashboardJson({
  uid: 'covary-incident',
  title: 'Incident',
  description: 'The latency of one service is the symptom: what may have set it off, and what else moved',
  from: 'now-24h',
  variables: [...commonVariables, symptomVariable('web-frontend')],
  annotations: [
    {
      name: 'Anomalies of the symptom',
      datasource: chosenDataSource,
      enable: true,
      iconColor: 'orange',
      target: {
        refId: 'Anno',
        datasource: chosenDataSource,
        version: 2,
        inputs: [symptom],
        analysis: { kind: 'anomaly', format: 'events' },
      },
    },
  ],
  parts: [
    {
      type: 'covary-anomaly-panel',
      title: 'The symptom: $symptom',
      width: 24,
      height: 9,
      inputs: [symptom, ownErrors],
      analysis: { kind: 'anomaly' },
      options: { showUsual: true },
      overrides: unitOverrides,
    },
    {
      type: 'covary-rootcause-panel',
      title: 'What may have set it off',
      description: 'Services, ranked as causes of the greatest anomaly of the symptom within the range',
      width: 24,
      height: 13,
      ...suspects('report'),
      overrides: unitOverrides,
    },
    {
      type: 'nodeGraph',
      title: 'Who calls whom, and who is suspected',
      description:
        'Calls as traces_service_graph_request_total counts them: Tempo and the OpenTelemetry collector write it',
      width: 12,
      height: 12,
      ...suspects('graph'),
    },
    {
      type: 'table',
      title: 'Which alert set off the others',
      description: 'Of the alerts that were firing (ALERTS)',
      width: 12,
      height: 12,
      inputs: [alerts, calls],
      analysis: { kind: 'alertCascade', dependencies: { input: 'calls' } },
      stepMs: 15_000,
      ...saysNoAlert,
      transformations: onlyColumns('start', 'service', 'severity', 'set off by', 'delay'),
    },
    {
      type: 'table',
      title: 'What moved with $symptom latency',
      description: 'Over the whole range, each at the lag at which it goes best with the symptom',
      width: 12,
      height: 10,
      inputs: [symptom, ...others],
      analysis: { kind: 'related', target: 'symptom' },
      stepMs,
      transformations: onlyColumns('series', 'direction', 'r', 'lag', 'q'),
    },
    {
      type: 'table',
      title: 'The metrics that are suspected',
      width: 12,
      height: 10,
      ...suspects('metrics'),
      transformations: onlyColumns('metric', 'baseline', 'peak', 'shift', 'lead'),
    },
  ],
});
