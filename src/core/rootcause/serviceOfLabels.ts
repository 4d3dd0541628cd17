import { type Labels } from '../series/labelledSeries';
import { calleeOfSeries } from './services/calleeOfSeries';
import { containerOfSeries } from './services/containerOfSeries';
import { hostOfTarget } from './services/hostOfTarget';
import { isGenericJob } from './services/isGenericJob';
import { objectOfSeries, resourceOfSeries } from './services/objectOfSeries';
import { firstOf, readLabels, type ReadLabel } from './services/readLabels';
import { podOfSeries, serviceOfPod, withoutExporter } from './services/serviceOfPod';
import { deploymentOfReplicaSet, type PodContext, workloadOfPod } from './services/workloadOfPod';

/**
 * The service that a series tells about, by the first evidence that there is:
 *
 * 1. who is called, of series of proxies, meshes and service graphs; the machine, of series about machines;
 * 2. the object, of series about objects (`exported_…` where the scrape has labels of the same names);
 * 3. a stated identity: `service_name`, `service` of spans, `exported_job`, the job of OTLP;
 * 4. a label of the workload; 5. the pod, without what Kubernetes adds to names;
 * 6. `app_kubernetes_io_name`, `app`, `service`, `container`; 7. `job`, unless it names a way of scraping;
 * 8. the host of `instance`, unless it is an address.
 *
 * `undefined` where no label names one. With `serviceLabels` the first of these that is present and not empty counts
 * instead, of `pod` its workload.
 */
export function serviceOfLabels(
  labels: Labels,
  serviceLabels?: readonly string[],
  pods: PodContext = {}
): string | undefined {
  const read = readLabels(labels);
  const context = { node: read('node') ?? read('k8s_node_name'), ...pods };
  if (serviceLabels !== undefined) {
    const found = serviceLabels.find((name) => read(name) !== undefined);
    const value = found === undefined ? undefined : read(found);
    return found === 'pod' && value !== undefined ? workloadOfPod(value, context) : value;
  }
  if (isOfMachine(read)) {
    return firstOf(read, machineLabels) ?? hostOf(read) ?? jobOf(read);
  }
  return (
    calleeOfSeries(read, context) ??
    objectOfSeries(read, context) ??
    statedService(read) ??
    workloadOf(read) ??
    serviceOfPod(read, context) ??
    firstOf(read, [
      'app_kubernetes_io_name',
      'label_app_kubernetes_io_name',
      'app',
      'label_app',
      'k8s_app',
      'service_label',
    ]) ??
    serviceLabel(read) ??
    firstOf(read, ['container', 'ingress']) ??
    resourceOfSeries(read) ??
    containerOfSeries(read) ??
    jobOf(read) ??
    hostOf(read) ??
    nodeOrClaim(read)
  );
}

function statedService(read: ReadLabel): string | undefined {
  const isSpan = read('span_name') !== undefined || read('span_kind') !== undefined;
  const stated = read('service_name') ?? (isSpan ? read('service') : undefined) ?? read('exported_service_name');
  const exportedJob = read('exported_job');
  if (stated !== undefined || exportedJob !== undefined) {
    return stated ?? namedPart(exportedJob);
  }
  const job = read('job');
  // OTLP's job is `namespace/name`; that of a PodMonitor looks alike, but has a pod.
  const isOtlp =
    job?.includes('/') === true &&
    !isGenericJob(job) &&
    podOfSeries(read) === undefined &&
    read('endpoint') === undefined;
  return read('application') ?? (isOtlp ? namedPart(job) : undefined);
}

/** Of `namespace/name` the name; Nomad adds what started a job, `name/periodic-…`. */
function namedPart(job: string | undefined): string | undefined {
  return job?.replace(/\/(?:dispatch|periodic)-.*$/, '').replace(/^.*\//, '');
}

/** Consul registers the proxy of a service as one of its own. */
function withoutSidecar(service: string): string {
  return service.replace(/-sidecar-proxy$/, '');
}

const workloadLabels = [
  'workload',
  'deployment',
  'statefulset',
  'daemonset',
  'cronjob',
  'rollout',
  'horizontalpodautoscaler',
  'scaledobject',
  'scaledObject',
  'poddisruptionbudget',
  'k8s_deployment_name',
  'k8s_statefulset_name',
  'k8s_daemonset_name',
  'k8s_cronjob_name',
  'deployment_name',
  'statefulset_name',
  'daemonset_name',
  'container_label_com_docker_compose_service',
  'com_docker_compose_service',
  'compose_service',
  'container_label_com_docker_swarm_service_name',
  'container_label_com_amazonaws_ecs_task_definition_family',
  'container_label_com_hashicorp_nomad_job_name',
  'nomad_job',
  'ecs_service',
  'ecs_service_name',
  'ecs_task_family',
  'aws_ecs_service_name',
  'aws_ecs_task_family',
  'faas_name',
  'consul_service',
];

function workloadOf(read: ReadLabel): string | undefined {
  const replicaSet = read('replicaset') ?? (read('owner_kind') === 'ReplicaSet' ? read('owner_name') : undefined);
  const jobName = read('job_name') ?? read('k8s_job_name') ?? read('k8s_job');
  const named = firstOf(read, workloadLabels);
  return (
    (named === undefined ? undefined : withoutSidecar(named)) ??
    (replicaSet === undefined ? undefined : deploymentOfReplicaSet(replicaSet)) ??
    jobName?.replace(/-(?:[23]\d{7}|1\d{9})$/, '')
  );
}

const machineLabels = ['node', 'nodename', 'k8s_node_name', 'kubernetes_node', 'node_name', 'kubernetes_io_hostname'];

/**
 * Series about a machine itself tell of it, and not of the exporter's pod; those that rules record of pods have a name that begins alike.
 * A rate has no name left: then it is the node exporter's, if that is who was scraped.
 */
function isOfMachine(read: ReadLabel): boolean {
  const metric = read('__name__');
  const exporter = podOfSeries(read) ?? read('job');
  const isScraped = read('instance') !== undefined || firstOf(read, machineLabels) !== undefined;
  const isNodeExporters = metric === undefined && isScraped && /(?:^|-)node[-_]exporter(?:-|$)/.test(exporter ?? '');
  return (
    (isNodeExporters || /^(?:node|windows)_(?!namespace_)/.test(metric ?? '')) && read('exported_job') === undefined
  );
}

/** Objects of a cluster that no service is named by. */
function nodeOrClaim(read: ReadLabel): string | undefined {
  const claim = read('persistentvolumeclaim');
  return claim === undefined ? firstOf(read, ['node', 'k8s_node_name']) : workloadOfPod(claim);
}

/** A Kubernetes Service may be one for metrics only, or the headless twin of another. */
function serviceLabel(read: ReadLabel): string | undefined {
  const service = read('service');
  if (service === undefined || isGenericJob(service)) {
    return undefined;
  }
  return read('endpoint') === undefined
    ? withoutSidecar(service)
    : withoutExporter(service).replace(/-(?:metrics|headless)$/, '');
}

function jobOf(read: ReadLabel): string | undefined {
  const job = read('job');
  if (job === undefined || isGenericJob(job)) {
    return undefined;
  }
  // An exporter that asks several servers has them as instances.
  const instance = job.includes('exporter') ? read('instance') : undefined;
  const server = instance === undefined ? undefined : hostOfTarget(instance);
  return server !== undefined && !server.includes('exporter') ? server : withoutSidecar(withoutExporter(job));
}

function hostOf(read: ReadLabel): string | undefined {
  const instance = read('exported_instance') ?? read('instance');
  return (
    firstOf(read, ['host', 'host_name', 'hostname', 'nodename']) ??
    (instance === undefined ? undefined : hostOfTarget(instance))
  );
}
