const perInterval = '[$__rate_interval]';

/**
 * The expression in which people ask for a metric of the cases by service, so that the answer has lost its name:
 * quantiles and means of histograms for latencies, rates of counters for traffic, averages of gauges for the rest.
 */
export function metricExpression(metric: string): string {
  const [base = metric, peer] = metric.split(':');
  const selector = peer === undefined ? '' : `{peer="${peer}"}`;
  const [, side = '', statistic = ''] = /^(\w+_)?lat(?:ency)?_(\w+)$/.exec(base) ?? [];
  const percent = /\d\d/.exec(statistic)?.[0];
  if (percent !== undefined) {
    return `histogram_quantile(0.${percent}, sum by (le, service) (rate(${side}latency_bucket${selector}${perInterval})))`;
  }
  if (statistic !== '') {
    return `sum by (service) (rate(${side}latency_sum${perInterval})) / sum by (service) (rate(${side}latency_count${perInterval}))`;
  }
  return /^(workload|requests_Sum|lod|net_\w+|sys_\w+)$/.test(base)
    ? `sum by (service) (rate(${base}${perInterval}))`
    : `avg by (service) (avg_over_time(${base}${perInterval}))`;
}
