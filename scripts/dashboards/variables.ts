import { latencyExpression } from './expressions';
import { chosenDataSource } from './model';

const all = { text: 'All', value: '$__all' };

/** Which Covary data source is asked. */
export const dataSourceVariable = {
  name: 'datasource',
  label: 'Data source',
  type: 'datasource',
  query: chosenDataSource.type,
  refresh: 1,
};

/** Which of its stores: a Prometheus before the demo. */
export const storeVariable = {
  ...queryVariable('store', 'Store', 'stores(prometheus, demo)'),
  description: 'Of the stores of the data source, those that are asked in PromQL',
};

/** What has requests, by the names that presets know. */
const served =
  '{__name__=~"http_requests_total|http_server_requests_seconds_count|http_server_request_duration_seconds_count|traces_spanmetrics_calls_total|requests_total|up"}';

export const namespaceVariable = filterVariable(
  'namespace',
  'Namespace',
  `label_values(${served}, namespace, store=$store)`
);

export const jobVariable = filterVariable(
  'job',
  'Job',
  `label_values(${withMatcher(served, 'namespace=~"$namespace"')}, job, store=$store)`
);

export const serviceVariable = filterVariable(
  'service',
  'Service',
  `label_values(${withMatcher(served, 'namespace=~"$namespace",job=~"$job"')}, service, store=$store)`
);

/** The services that the documents' dashboard is for. */
export const serviceOfUp = {
  ...queryVariable('service', 'Service', 'label_values(up, service, store=$store)'),
  includeAll: true,
  allValue: '.*',
  current: all,
  sort: 1,
};

/** Which label tells series apart. */
export const byVariable = {
  name: 'by',
  label: 'One series for each',
  description: 'The label that names what is compared: job is there in every Prometheus',
  type: 'custom',
  query: 'job,service,namespace,instance,pod',
  current: { text: 'job', value: 'job' },
};

/** One value of the label that tells series apart; the first there is where the store lacks this one. */
export function oneOfVariable(name: string, label: string, first: string): object {
  const requests = served.replace('|up"', '"');
  const matchers = 'namespace=~"$namespace",job=~"$job",service=~"$service"';
  return {
    ...queryVariable(name, label, `label_values(${withMatcher(requests, matchers)}, $by, store=$store)`),
    current: { text: first, value: first },
    sort: 1,
  };
}

/** The service whose latency is the symptom: the most unusual one where the store lacks this one. */
export function symptomVariable(first: string): object {
  return {
    ...queryVariable('symptom', 'Symptom: latency of', `most_unusual(${latencyExpression(0.95)}, $by, store=$store)`),
    current: { text: first, value: first },
    sort: 0,
  };
}

export const commonVariables = [
  dataSourceVariable,
  storeVariable,
  namespaceVariable,
  jobVariable,
  serviceVariable,
  byVariable,
];

/** A variable that narrows what is asked: everything unless something is chosen, also what lacks the label. */
function filterVariable(name: string, label: string, query: string): object {
  return {
    ...queryVariable(name, label, query),
    multi: true,
    includeAll: true,
    allValue: '.*',
    current: all,
    sort: 1,
  };
}

function queryVariable(name: string, label: string, query: string) {
  return { name, label, type: 'query', datasource: chosenDataSource, query, definition: query, refresh: 2 };
}

/** A selector with one more matcher. */
function withMatcher(selector: string, matchers: string): string {
  return `${selector.slice(0, -1)},${matchers}}`;
}
