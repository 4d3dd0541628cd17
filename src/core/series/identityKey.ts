import { labelsKey } from './labelsKey';
import { type SeriesIdentity } from './seriesMatrix';

/** A text that two identities share exactly when they are of the same series of the same input. */
export function identityKey({ name, labels, inputRefId }: SeriesIdentity): string {
  return JSON.stringify([inputRefId, name, labelsKey(labels)]);
}
