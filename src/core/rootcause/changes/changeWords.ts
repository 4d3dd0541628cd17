import { type Labels } from '../../series/labelledSeries';
import { labelValue } from '../../series/labelValue';
import { type ChangeSource } from './changeSource';
import { type ReadChange } from './readChanges';

/** What happened, in words that follow the name of the service or node: "scaled from 3 to 1 replicas". */
export function changeWords(
  { kind, reading }: ChangeSource,
  { before, after }: ReadChange,
  labels: Labels,
  name: string
): string {
  const label = (key: string): string => labelValue(labels, key) ?? '';
  switch (kind) {
    case 'deployment':
      return reading === 'step' ? `was deployed (${short(before)} to ${short(after)})` : 'was deployed';
    case 'configuration':
      return after === 0 ? 'failed to reload its configuration' : 'reloaded its configuration';
    case 'restart':
      return label('reason') === '' ? 'restarted' : `restarted (${label('reason')})`;
    case 'oom kill':
      return 'was killed, out of memory';
    case 'scaling':
      return `scaled from ${short(before)} to ${short(after)} replicas`;
    case 'throttling':
      return `is throttled (${name})`;
    case 'node':
      return label('condition') === ''
        ? 'was cordoned'
        : label('condition') === 'Ready'
          ? 'is not ready'
          : `has ${label('condition')}`;
    case 'certificate':
      return 'had a certificate that expired';
    case 'limit':
      return `reached its limit (${name})`;
    case 'event':
      return Number.isNaN(before) ? name : `changed (${name}: ${short(before)} to ${short(after)})`;
  }
}

function short(value: number): string {
  return String(Number(value.toPrecision(6)));
}
