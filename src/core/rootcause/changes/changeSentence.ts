import { formatDuration } from '../../series/formatDuration';
import { type SuspectChange } from './weighChanges';

/** A change in words, without the service's name: what happened, when by the onset, and whether it is usual. */
export function changeSentence({ what, leadMs, earlier }: SuspectChange): string {
  const when =
    leadMs === 0 ? 'at the onset' : `${formatDuration(Math.abs(leadMs))} ${leadMs > 0 ? 'before' : 'after'} the onset`;
  return `${what}, ${when}${times(earlier)}`;
}

function times(earlier: number): string {
  return earlier === 0 ? '' : earlier === 1 ? ', as once before' : `, as ${earlier} times before`;
}
