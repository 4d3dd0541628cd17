import { concatenateValues } from '../../core/series/concatenateValues';

/** Lists one after the other; a single one is given back as it is. */
export function joinedValues(parts: readonly Float64Array[]): Float64Array {
  const [first] = parts;
  return parts.length === 1 && first ? first : concatenateValues(parts);
}
