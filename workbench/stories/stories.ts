import { anomalyStories } from './anomalyStories';
import { clusterStories } from './clusterStories';
import { correlationStories } from './correlationStories';
import { dendrogramStories } from './dendrogramStories';
import { pairplotStories } from './pairplotStories';
import { rootcauseStories } from './rootcauseStories';
import { type Story } from './story';
import { violinStories } from './violinStories';

/** Every panel's cases, in the order that the workbench shows them. */
export const stories: readonly Story[] = [
  ...correlationStories,
  ...violinStories,
  ...dendrogramStories,
  ...pairplotStories,
  ...clusterStories,
  ...anomalyStories,
  ...rootcauseStories,
];
