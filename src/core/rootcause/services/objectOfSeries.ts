import { firstOf, type ReadLabel } from './readLabels';
import { type PodContext, workloadOfPod } from './workloadOfPod';

/**
 * The object of Kubernetes or of a cloud that a series of an exporter tells about: in `exported_…` where the scrape has labels of the
 * same names; for objects that have no pods under their kind's label, whatever pod the exporter itself runs in.
 */
export function objectOfSeries(read: ReadLabel, context: PodContext): string | undefined {
  return (
    firstOf(read, [
      'exported_deployment',
      'exported_statefulset',
      'exported_daemonset',
      'exported_cronjob',
      'exported_workload',
    ]) ??
    exportedPod(read, context) ??
    objectOfKind(read) ??
    firstOf(read, ['exported_service', 'exported_container']) ??
    firstOf(read, cloudDimensions)
  );
}

function exportedPod(read: ReadLabel, context: PodContext): string | undefined {
  const pod = read('exported_pod');
  return pod === undefined ? undefined : workloadOfPod(pod, context);
}

const kindOfMetric = /^kube_(node|service|ingress|endpoint|poddisruptionbudget|persistentvolumeclaim)_/;

function objectOfKind(read: ReadLabel): string | undefined {
  const kind = kindOfMetric.exec(read('__name__') ?? '')?.[1];
  const name = kind === undefined ? undefined : (read(`exported_${kind}`) ?? read(kind));
  return kind === 'persistentvolumeclaim' && name !== undefined ? workloadOfPod(name) : name;
}

const cloudDimensions = [
  'dimension_ServiceName',
  'dimension_DBInstanceIdentifier',
  'dimension_DBClusterIdentifier',
  'dimension_CacheClusterId',
  'dimension_FunctionName',
  'dimension_QueueName',
  'dimension_TableName',
  'dimension_TopicName',
  'dimension_StreamName',
  'dimension_AutoScalingGroupName',
  'dimension_LoadBalancer',
];

/** What exporters of CloudWatch and of Kafka tell about, in labels that a service may have of its own. */
export function resourceOfSeries(read: ReadLabel): string | undefined {
  return firstOf(read, ['dbinstance_identifier', 'function_name', 'queue_name', 'load_balancer', 'consumergroup']);
}
