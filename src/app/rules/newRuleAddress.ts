import { type CovaryQueryInput } from '../../protocol/query';

/** A rule as Grafana's editor is filled in with it. */
interface NewRule {
  readonly name: string;
  readonly dataSource: string;
  readonly inputs: CovaryQueryInput['inputs'];
  readonly analysis: CovaryQueryInput['analysis'];
  /** More of the query: its step, the column that it goes by. */
  readonly query?: Readonly<Record<string, unknown>>;
  /** Whether the analysis gives series, of which the last value counts; numbers need no reduction. */
  readonly isSeries: boolean;
  readonly above: number;
  /** How long it has to be so, as Grafana writes durations. */
  readonly evaluateFor: string;
  readonly annotations: Readonly<Record<string, string>>;
  /** Where one comes back to. */
  readonly returnTo: string;
}

const anHour = 3600;
const relativeTimeRange = { from: anHour, to: 0 };
const expression = { type: '__expr__', uid: '__expr__' };

/**
 * The address of Grafana's editor for a new alert rule, filled in, in the form that Grafana 12.3 and later read: labels and annotations
 * are lists. The rule is the user's own: it has no label of its origin, with which Grafana would not let it be edited.
 */
export function newRuleAddress(rule: NewRule): string {
  const { name, dataSource, inputs, analysis, query, isSeries, above, evaluateFor, annotations, returnTo } = rule;
  const asked = { version: 2, inputs, analysis, ...query };
  const last = { type: 'reduce', reducer: 'last', expression: 'A' };
  const threshold = {
    type: 'threshold',
    expression: isSeries ? 'B' : 'A',
    conditions: [
      {
        type: 'query',
        evaluator: { type: 'gt', params: [above] },
        operator: { type: 'and' },
        query: { params: ['C'] },
        reducer: { type: 'last', params: [] },
      },
    ],
  };
  const defaults = {
    type: 'grafana-alerting',
    name,
    condition: 'C',
    evaluateFor,
    queries: [
      {
        refId: 'A',
        queryType: '',
        datasourceUid: dataSource,
        relativeTimeRange,
        model: {
          refId: 'A',
          datasource: { type: 'covary-analysis-datasource', uid: dataSource },
          ...asked,
          // Grafana 12.3.0 drops what it does not know of a query, but not this: the query editor takes it from here.
          expression: JSON.stringify(asked),
        },
      },
      ...(isSeries ? [step('B', last)] : []),
      step('C', threshold),
    ],
    labels: [{ key: 'source', value: 'covary' }],
    annotations: Object.entries(annotations).map(([key, value]) => ({ key, value })),
  };
  return `/alerting/new?${new URLSearchParams({ defaults: JSON.stringify(defaults), returnTo }).toString()}`;
}

function step(refId: string, model: object) {
  return {
    refId,
    queryType: '',
    datasourceUid: expression.uid,
    relativeTimeRange,
    // By an `instant` that no query has Grafana 12.3.0 sees that this is none, and keeps its fields.
    model: { refId, datasource: expression, instant: null, ...model },
  };
}
