import { type MetricRole } from './metricRole';
import { type MetricSelector, readExpression } from './readExpression';
import { roleOfName } from './roleOfName';

const statusLabel = /code|status|outcome|classification|class|result|level|severity|reason|phase|exception/i;
const badValue =
  /(^|[^\d])5(\d\d|\.\.|xx|\[|\.\*|\.\+|$)|error|fail|unknown|internal|unavailable|deadline|critical|fatal|oomkilled|servfail|refused/i;
const goodValue = /(^|[^\d])2(\d\d|\.\.|xx|\[|$)|^ok$|success|^up$|^true$/i;
const denominatorOfSuccess = /desired|spec_replicas|membership_total/;

/**
 * The role of what an expression returns: from its functions, its matchers, what is divided by what, and the words of
 * the metrics inside. `other` where nothing tells.
 */
export function roleOfExpression(expression: string): MetricRole {
  const { selectors, functions, isRatio, isComplement } = readExpression(expression);
  const [first, second] = selectors;
  if (first === undefined) {
    return 'other';
  }
  const calls = (...names: readonly string[]): boolean => names.some((name) => functions.includes(name));
  if (calls('changes', 'resets') || (functions[0] === 'count' && /_info$/.test(first.metric))) {
    return 'change';
  }
  const base = first.metric.toLowerCase();
  const byStatus = roleOfMatchers(first, isRatio);
  if (byStatus !== undefined) {
    return isComplement && byStatus === 'errors' ? 'success' : byStatus;
  }
  if (calls('histogram_quantile', 'histogram_avg')) {
    return /byte|size/.test(base) ? 'traffic' : 'latency';
  }
  const isRate = calls('rate', 'irate', 'increase', 'delta', 'idelta');
  const words = roleOfName(base.replace(/(_seconds|_milliseconds)?(_sum|_count|_bucket|_total)$/, ''));
  if (isRatio && second !== undefined) {
    return roleOfRatio(base, second.metric.toLowerCase(), words);
  }
  if (isRate && /(_count|_bucket)$/.test(base) && words !== 'errors') {
    return 'traffic';
  }
  if (isRate && /_sum$/.test(base) && words === 'latency') {
    return 'saturation';
  }
  const role = roleOfName(base);
  return isComplement && role === 'errors' ? 'success' : role;
}

function roleOfMatchers({ metric, matchers }: MetricSelector, isRatio: boolean): MetricRole | undefined {
  for (const { label, operator, value } of matchers) {
    if (statusLabel.test(label) && value !== '') {
      const isNegative = operator.startsWith('!');
      if (badValue.test(value)) {
        return isNegative ? (isRatio ? 'success' : 'traffic') : 'errors';
      }
      if (goodValue.test(value) && !isNegative) {
        return isRatio || roleOfName(metric) !== 'traffic' ? 'success' : 'traffic';
      }
    }
  }
  return undefined;
}

function roleOfRatio(over: string, under: string, words: MetricRole): MetricRole {
  if (/_sum$/.test(over) && under === over.replace(/_sum$/, '_count')) {
    return words === 'latency' || /second|time|_ms/.test(over) ? 'latency' : words;
  }
  if (/(seconds|time|ms|latency)(_total)?$/.test(over) && roleOfName(under) === 'traffic') {
    return 'latency';
  }
  if (words === 'success' || denominatorOfSuccess.test(under)) {
    return words === 'saturation' ? 'saturation' : 'success';
  }
  if (/hits/.test(over)) {
    return 'success';
  }
  if (words === 'errors' || words === 'latency') {
    return words;
  }
  return /limit|max|capacity|total|size|count|requests/.test(under) ? 'saturation' : words;
}
