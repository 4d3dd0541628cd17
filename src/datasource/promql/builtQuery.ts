/** A comparison of a label, as plugin-ui's label filters have it. */
export interface LabelFilter {
  readonly label: string;
  readonly op: string;
  readonly value: string;
}

/** A PromQL query as the builder shows it: from the inside out, a metric, its filters, what is made of a range of samples, and how series are joined. */
export interface BuiltQuery {
  readonly metric: string;
  readonly filters: readonly LabelFilter[];
  /** A function of samples, such as `rate`; none where it is empty. */
  readonly rangeFunction: string;
  /** The range that it reads: a duration or a macro. */
  readonly window: string;
  /** Of a histogram; none where it is left out. */
  readonly quantile?: number | undefined;
  /** How series are joined, such as `sum`; not at all where it is empty. */
  readonly aggregation: string;
  /** Which labels stay when they are. */
  readonly by: readonly string[];
}

export const rangeFunctions = [
  'rate',
  'increase',
  'irate',
  'delta',
  'avg_over_time',
  'min_over_time',
  'max_over_time',
  'sum_over_time',
  'count_over_time',
  'last_over_time',
  'stddev_over_time',
];

export const aggregations = ['sum', 'avg', 'min', 'max', 'count', 'stddev', 'group'];

/** What stands for a range where none is chosen: at least four samples, whatever the step. */
export const rateInterval = '$__rate_interval';

/** A query of nothing yet. */
export const emptyBuiltQuery: BuiltQuery = {
  metric: '',
  filters: [],
  rangeFunction: '',
  window: rateInterval,
  aggregation: '',
  by: [],
};

/** What one usually asks of a metric, by the ending of its name: rates of counters, a high quantile of histograms. */
export function usualQueryOf(metric: string, before: BuiltQuery): BuiltQuery {
  const { quantile: _, ...rest } = before;
  const by = before.by.filter((label) => label !== 'le');
  if (metric.endsWith('_bucket')) {
    return {
      ...rest,
      metric,
      rangeFunction: before.rangeFunction || 'rate',
      quantile: before.quantile ?? 0.95,
      aggregation: 'sum',
      by: ['le', ...by],
    };
  }
  const isCounter = /_(total|count|sum)$/.test(metric);
  const wasCounter = /_(total|count|sum|bucket)$/.test(before.metric);
  const rangeFunction = isCounter ? before.rangeFunction || 'rate' : wasCounter ? '' : before.rangeFunction;
  return { ...rest, metric, rangeFunction, by };
}

/** The query in PromQL; empty where there is neither a metric nor a filter. */
export function promQlOf({ metric, filters, rangeFunction, window, quantile, aggregation, by }: BuiltQuery): string {
  if (metric === '' && filters.length === 0) {
    return '';
  }
  const matchers = filters.map(({ label, op, value }) => `${label}${op}"${escaped(value)}"`).join(', ');
  const selector = `${metric}${matchers === '' ? '' : `{${matchers}}`}`;
  const ranged = rangeFunction === '' ? selector : `${rangeFunction}(${selector}[${window}])`;
  const labels = by.length === 0 ? '' : ` by (${by.join(', ')}) `;
  const joined = aggregation === '' ? ranged : `${aggregation}${labels}(${ranged})`;
  return quantile === undefined ? joined : `histogram_quantile(${quantile}, ${joined})`;
}

/** The builder's view of a PromQL text; undefined where it says more than the builder can. */
export function builtQueryOf(text: string): BuiltQuery | undefined {
  const trimmed = text.trim();
  if (trimmed === '') {
    return emptyBuiltQuery;
  }
  const ofQuantile = /^histogram_quantile\s*\(\s*([\d.]+)\s*,([^]*)\)$/.exec(trimmed);
  const inner = (ofQuantile?.[2] ?? trimmed).trim();
  const joined = aggregated(inner);
  const ofRange = /^(\w+)\s*\(([^]*)\[([^[\]:]+)\]\s*\)$/.exec(joined.inner);
  const selector = /^([a-zA-Z_:][\w:]*)?\s*(?:\{([^]*)\})?$/.exec((ofRange?.[2] ?? joined.inner).trim());
  const filters = filtersOf(selector?.[2] ?? '');
  const rangeFunction = ofRange?.[1] ?? '';
  if (
    selector === null ||
    filters === undefined ||
    (rangeFunction !== '' && !rangeFunctions.includes(rangeFunction)) ||
    rangeFunctions.includes(selector[1] ?? '')
  ) {
    return undefined;
  }
  const built: BuiltQuery = {
    metric: selector[1] ?? '',
    filters,
    rangeFunction,
    window: (ofRange?.[3] ?? rateInterval).trim(),
    ...(ofQuantile === null ? {} : { quantile: Number(ofQuantile[1]) }),
    aggregation: joined.aggregation,
    by: joined.by,
  };
  // What was not understood would be lost.
  return bare(promQlOf(built)) === bare(canonical(trimmed, joined)) ? built : undefined;
}

interface Aggregated {
  readonly aggregation: string;
  readonly by: readonly string[];
  readonly inner: string;
  /** The text with its labels in front, where they stood behind. */
  readonly text: string;
}

function aggregated(text: string): Aggregated {
  const names = aggregations.join('|');
  const behind = new RegExp(`^(${names})\\s*\\(([^]*)\\)\\s*by\\s*\\(([\\w\\s,]*)\\)$`).exec(text);
  if (behind !== null) {
    const [, aggregation = '', inner = '', labels = ''] = behind;
    return { aggregation, by: listed(labels), inner: inner.trim(), text: `${aggregation} by (${labels}) (${inner})` };
  }
  const front = new RegExp(`^(${names})\\s*(?:by\\s*\\(([\\w\\s,]*)\\)\\s*)?\\(([^]*)\\)$`).exec(text);
  return front === null
    ? { aggregation: '', by: [], inner: text, text }
    : { aggregation: front[1] ?? '', by: listed(front[2] ?? ''), inner: (front[3] ?? '').trim(), text };
}

function canonical(text: string, { text: joined }: Aggregated): string {
  const head = /^histogram_quantile\s*\(\s*[\d.]+\s*,/.exec(text)?.[0];
  return head === undefined ? joined : `${head}${joined})`;
}

function listed(labels: string): readonly string[] {
  return labels
    .split(',')
    .map((label) => label.trim())
    .filter((label) => label !== '');
}

function filtersOf(text: string): readonly LabelFilter[] | undefined {
  const filters: LabelFilter[] = [];
  const pattern = /\s*([a-zA-Z_]\w*)\s*(=~|!~|!=|=)\s*"((?:[^"\\]|\\.)*)"\s*(,|$)/y;
  while (pattern.lastIndex < text.length) {
    const found = pattern.exec(text);
    if (found === null) {
      return undefined;
    }
    const [, label = '', op = '', value = ''] = found;
    filters.push({ label, op, value: unescaped(value) });
  }
  return filters;
}

function escaped(value: string): string {
  return value.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n');
}

function unescaped(value: string): string {
  return value.replace(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character));
}

/** A text without the space and the last commas that mean nothing, outside of quotes. */
function bare(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|,\s*(?=[)}])|\s+/g, (part) => (part.startsWith('"') ? part : ''));
}
