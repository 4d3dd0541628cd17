import { dashboardJson, onlyColumns } from './model';
import { hostInputs, requestInputs, unitOverrides } from './expressions';
import { commonVariables } from './variables';

/** What is unusual, and what moves together, among all services and hosts. */
export const statisticalObservability = dashboardJson({
  uid: 'covary-statistical-observability',
  title: 'Statistical observability',
  description: 'What is unusual, and what moves together, among the services and hosts of a Prometheus',
  from: 'now-24h',
  variables: commonVariables,
  links: [
    {
      title: 'Incident',
      type: 'link',
      url: '/d/covary-incident',
      icon: 'external link',
      keepTime: true,
      includeVars: true,
      tooltip: 'What set it off',
    },
  ],
  parts: [
    {
      type: 'covary-anomaly-panel',
      title: 'What is unusual about the requests',
      description: 'Latency (95 % are faster), share of failures and rate of requests',
      width: 24,
      height: 13,
      inputs: requestInputs(),
      analysis: { kind: 'anomaly' },
      overrides: unitOverrides,
    },
    {
      type: 'covary-anomaly-panel',
      title: 'What is unusual about the hosts',
      description: 'CPU, memory and load of each processor, as node exporter has them',
      width: 24,
      height: 11,
      inputs: hostInputs,
      analysis: { kind: 'anomaly' },
      overrides: unitOverrides,
    },
    {
      type: 'covary-correlation-panel',
      title: 'Which of them move together',
      width: 12,
      height: 14,
      inputs: requestInputs(),
      analysis: { kind: 'correlation', order: 'clustered' },
      interval: '1m',
    },
    {
      type: 'timeseries',
      title: 'How many series are unusual at once',
      width: 12,
      height: 6,
      inputs: [...requestInputs(), ...hostInputs],
      analysis: { kind: 'anomaly', format: 'count' },
      defaults: { min: 0, decimals: 0, custom: { fillOpacity: 20, lineInterpolation: 'stepAfter' } },
    },
    {
      type: 'table',
      title: 'How unusual each of them was',
      description: 'A score of 1 is the limit of what is usual',
      width: 12,
      height: 8,
      isBelow: true,
      inputs: requestInputs(),
      analysis: { kind: 'anomaly', format: 'summary' },
      transformations: onlyColumns('series', 'latest score', 'highest score', 'anomalous fraction'),
      options: { sortBy: [{ displayName: 'highest score', desc: true }] },
    },
  ],
});
