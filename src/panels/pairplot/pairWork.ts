import { type PairKind, type PairplotSamples } from '../../charts/pairplot/pairplotData';
import { type PairplotSummaryOptions } from '../../charts/pairplot/pairplotSummary';
import { type SampleGroups } from './sampleGroups';
import { type SampleTable } from './sampleTable';

/** What the cells of a pairplot are computed from. */
export interface PairWork {
  readonly samples: PairplotSamples;
  readonly options: PairplotSummaryOptions;
}

/** Samples as they are drawn: which, in which groups, which of these the legend shows, and how pairs are. */
export interface ShownSamples {
  readonly table: SampleTable;
  readonly groups: SampleGroups;
  /** The group of each sample; below 0 for those that the legend has switched off. */
  readonly visible: Int32Array;
  readonly kind: PairKind;
}
