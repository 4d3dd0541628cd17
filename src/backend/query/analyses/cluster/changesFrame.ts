import { identityKey } from '../../../../core/series/identityKey';
import { type SeriesIdentity } from '../../../../core/series/seriesMatrix';
import { type WireFrame } from '../../../../frames/schema/wireFrame';
import { numberColumn, numericFrame } from '../../tables/columns';
import { labelColumns } from '../../tables/labelColumns';

/** The items of one range and the cluster of each, −1 for noise. */
export interface LabelledItems {
  readonly identities: readonly SeriesIdentity[];
  readonly labels: Int32Array;
}

/**
 * One row an item of the present range: 1 where it was in another cluster before. A cluster of one range is that of the
 * other with which it has most items in common; noise is noise. An item that was not there before has not changed.
 */
export function changesFrame(past: LabelledItems, present: LabelledItems): WireFrame {
  const before = new Map(past.identities.map((identity, i) => [identityKey(identity), past.labels[i] ?? -1]));
  const { identities, labels } = present;
  const former = identities.map((identity) => before.get(identityKey(identity)));
  const presentOf = matchClusters(former, labels);
  const rows = [...identities.keys()];
  return numericFrame('cluster changes', [
    ...labelColumns(identities),
    numberColumn('changed', rows, (i) => (former[i] !== undefined && presentOf.get(former[i]) !== labels[i] ? 1 : 0), {
      decimals: 0,
    }),
    numberColumn('cluster', rows, (i) => labels[i] ?? -1, { decimals: 0 }),
    numberColumn('cluster before', rows, (i) => (former[i] === undefined ? NaN : (presentOf.get(former[i]) ?? NaN)), {
      decimals: 0,
      description: 'In the present numbers; empty where that cluster is no more',
    }),
  ]);
}

/** For each former cluster the present one: pairs with most items in common first, each cluster once. */
function matchClusters(former: ReadonlyArray<number | undefined>, labels: Int32Array): ReadonlyMap<number, number> {
  const common = new Map<string, { readonly past: number; readonly present: number; count: number }>();
  for (const [i, past] of former.entries()) {
    const present = labels[i] ?? -1;
    if (past === undefined || past < 0 || present < 0) {
      continue;
    }
    const pair = common.get(`${past} ${present}`) ?? { past, present, count: 0 };
    pair.count++;
    common.set(`${past} ${present}`, pair);
  }
  const matched = new Map([[-1, -1]]);
  const taken = new Set<number>();
  for (const { past, present } of [...common.values()].sort((a, b) => b.count - a.count)) {
    if (!matched.has(past) && !taken.has(present)) {
      matched.set(past, present);
      taken.add(present);
    }
  }
  return matched;
}
