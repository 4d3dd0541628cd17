import { type Workload } from '../workload';
import { clusteringWorkloads } from './clustering';
import { correlationWorkloads } from './correlation';
import { densityWorkload } from './density';
import { detectionWorkload } from './detection';
import { multivariateWorkloads } from './multivariate';
import { rollingWorkloads } from './rolling';
import { transportWorkloads } from './transport';

/** All workloads, in the order of the results. */
export const workloads: readonly Workload[] = [
  ...correlationWorkloads,
  ...rollingWorkloads,
  densityWorkload,
  ...clusteringWorkloads,
  ...multivariateWorkloads,
  detectionWorkload,
  ...transportWorkloads,
];
