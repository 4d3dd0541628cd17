import { firstLabel } from '../../series/firstLabel';
import { type Labels } from '../../series/labelledSeries';

const machineLabels = ['node', 'k8s_node_name', 'kubernetes_node', 'nodename'];

/** The machine that what a series tells about runs on, by labels that mean nothing else; `undefined` where none says. */
export function machineOfLabels(labels: Labels): string | undefined {
  return firstLabel(labels, machineLabels);
}
