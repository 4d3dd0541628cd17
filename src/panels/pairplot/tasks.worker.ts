import { summarisePairplot } from '../../charts/pairplot/pairplotSummary';
import { served, serveTasks } from '../kit/work/serveTasks';
import { type PairWork } from './pairWork';
import { runGroupWork } from './runGroupWork';

serveTasks({
  cells: served(({ samples, options }: PairWork) => summarisePairplot(samples, options)),
  groups: served(runGroupWork),
});
