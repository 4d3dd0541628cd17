import { type MetricRole } from './metricRole';
import { roleOfName } from './roleOfName';

/** What a store says of a metric; empty texts where it says nothing. */
export interface MetricMetadata {
  /** counter, gauge, histogram, summary …, as the store writes it. */
  readonly type: string;
  readonly unit: string;
  readonly help: string;
}

/** A help goes on about details after its first sentence. */
const mostHelp = 120;

/**
 * The role of a metric by its type, its unit and the first sentence of its help. A distribution of seconds is a latency, one of bytes
 * traffic; a counter of seconds is time spent, so that its rate is saturation; a gauge of bytes is a resource. `other` where neither tells.
 */
export function roleOfMetadata({ type, unit, help }: MetricMetadata): MetricRole {
  const [first = ''] = help.split(/[.;:](?:\s|$)/);
  const words = roleOfName(first.slice(0, mostHelp).trim().replace(/\s+/g, '_'));
  const isTime = /^(?:milli|micro|nano)?seconds?$|^m?s$/i.test(unit.trim());
  const isSize = /^bytes?$/i.test(unit.trim());
  switch (type.toLowerCase()) {
    case 'histogram':
    case 'gaugehistogram':
    case 'summary':
      return isTime || words === 'latency' ? 'latency' : isSize ? 'traffic' : words;
    case 'counter':
      return isTime || words === 'latency' ? 'saturation' : words;
    default:
      return words === 'other' && isSize ? 'resource' : words;
  }
}
