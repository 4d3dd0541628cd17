import { type Labels } from '../series/labelledSeries';
import { labelValue } from '../series/labelValue';
import { isGenericJob } from './services/isGenericJob';
import { nameOfHost } from './services/nameOfHost';
import { deploymentOfReplicaSet, type PodContext, workloadOfPod } from './services/workloadOfPod';

/** Reads labels by their names in Prometheus' spelling; OpenTelemetry's, with dots, stand for the same. */
type Read = (name: string) => string | undefined;

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
  const read: Read = (name) =>
    present(labelValue(labels, name)) ?? present(labelValue(labels, name.replaceAll('_', '.')));
  const context = { node: read('node') ?? read('k8s_node_name'), ...pods };
  if (serviceLabels !== undefined) {
    const found = serviceLabels.find((name) => read(name) !== undefined);
    const value = found === undefined ? undefined : read(found);
    return found === 'pod' && value !== undefined ? workloadOfPod(value, context) : value;
  }
  return (
    calleeOf(read, context) ??
    hostOfMachine(read) ??
    exportedObject(read, context) ??
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
    cloudResource(read) ??
    jobOf(read) ??
    hostOf(read) ??
    nodeOrClaim(read)
  );
}

/** Values that name nobody. */
const unnamed: ReadonlySet<string> = new Set(['', 'unknown', 'unknown_service', '<none>', 'none', 'null']);

function present(value: string | undefined): string | undefined {
  return value === undefined || unnamed.has(value) || value.startsWith('unknown_service:') ? undefined : value;
}

function firstOf(read: Read, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = read(name);
    if (value !== undefined) {
      return value;
    }
  }
  return undefined;
}

const istioCallees = [
  'destination_canonical_service',
  'destination_workload',
  'destination_service_name',
  'destination_app',
];
const linkerdCallees = ['dst_deployment', 'dst_statefulset', 'dst_daemonset', 'dst_workload', 'dst_service'];

function calleeOf(read: Read, context: PodContext): string | undefined {
  const istio = firstOf(read, istioCallees) ?? destinationName(read);
  const linkerd = read('direction') === 'outbound' ? firstOf(read, linkerdCallees) : undefined;
  const graph = read('client') === undefined ? undefined : read('server');
  return (
    istio ??
    linkerd ??
    graph ??
    hubbleCallee(read, context) ??
    envoyCluster(read('envoy_cluster_name') ?? read('cluster_name')) ??
    proxied(read)
  );
}

/** Cilium's Hubble names both sides `namespace/workload` or `namespace/pod`. */
function hubbleCallee(read: Read, context: PodContext): string | undefined {
  const destination = read('__name__')?.startsWith('hubble_') === true ? read('destination') : undefined;
  return destination === undefined ? undefined : workloadOfPod(destination.replace(/^.*\//, ''), context);
}

function destinationName(read: Read): string | undefined {
  const host = read('destination_service');
  return host === undefined ? undefined : nameOfHost(host);
}

/** Envoy's clusters are callees, but for those of its own; Istio's are named `outbound|80||cart.shop.svc.cluster.local`. */
function envoyCluster(name: string | undefined): string | undefined {
  const host = name?.split('|').at(-1);
  return host === undefined ||
    /^(?:xds|admin|stats|agent|prometheus|sds|zipkin|BlackHole|Passthrough|InboundPassthrough)/.test(host)
    ? undefined
    : host.replace(/\.[\w-]+\.svc(?:\..*)?$/, '');
}

/** Backends of HAProxy and Traefik; Traefik's carry their provider: `cart@docker`. */
function proxied(read: Read): string | undefined {
  const metric = read('__name__') ?? '';
  const traefik = metric.startsWith('traefik_') ? (read('exported_service') ?? read('service')) : undefined;
  const haproxy = metric.startsWith('haproxy_') ? (read('proxy') ?? read('backend')) : undefined;
  if (metric.startsWith('nginx_ingress_controller_')) {
    // Where the scrape keeps the controller's labels, `service` is the one behind it, else that of the controller itself.
    const behind = read('exported_service') ?? (read('ingress') === undefined ? undefined : read('service'));
    return behind ?? read('ingress');
  }
  return traefik === undefined ? haproxy : traefik.replace(/@\w+$/, '');
}

function exportedObject(read: Read, context: PodContext): string | undefined {
  const workload = firstOf(read, [
    'exported_deployment',
    'exported_statefulset',
    'exported_daemonset',
    'exported_cronjob',
    'exported_workload',
  ]);
  const pod = read('exported_pod');
  return (
    workload ??
    (pod === undefined ? firstOf(read, ['exported_service', 'exported_container']) : workloadOfPod(pod, context))
  );
}

function statedService(read: Read): string | undefined {
  const isSpan = read('span_name') !== undefined || read('span_kind') !== undefined;
  const stated = read('service_name') ?? (isSpan ? read('service') : undefined) ?? read('exported_service_name');
  const exportedJob = read('exported_job');
  if (stated !== undefined || exportedJob !== undefined) {
    return stated ?? namedPart(exportedJob);
  }
  const job = read('job');
  // OTLP's job is `namespace/name`; that of a PodMonitor looks alike, but has a pod.
  const isOtlp =
    job?.includes('/') === true && !isGenericJob(job) && podOf(read) === undefined && read('endpoint') === undefined;
  return read('application') ?? (isOtlp ? namedPart(job) : undefined);
}

/** Of `namespace/name` the name; Nomad adds what started a job, `name/periodic-…`. */
function namedPart(job: string | undefined): string | undefined {
  return job?.replace(/\/(?:dispatch|periodic)-.*$/, '').replace(/^.*\//, '');
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
  'k8s_deployment_name',
  'k8s_statefulset_name',
  'k8s_daemonset_name',
  'k8s_cronjob_name',
  'container_label_com_docker_compose_service',
  'com_docker_compose_service',
  'compose_service',
  'container_label_com_docker_swarm_service_name',
  'nomad_job',
  'ecs_service',
  'ecs_service_name',
  'ecs_task_family',
  'consul_service',
];

function workloadOf(read: Read): string | undefined {
  const replicaSet = read('replicaset') ?? (read('owner_kind') === 'ReplicaSet' ? read('owner_name') : undefined);
  const jobName = read('job_name') ?? read('k8s_job_name') ?? read('k8s_job');
  return (
    firstOf(read, workloadLabels)?.replace(/-sidecar-proxy$/, '') ??
    (replicaSet === undefined ? undefined : deploymentOfReplicaSet(replicaSet)) ??
    jobName?.replace(/-(?:[23]\d{7}|1\d{9})$/, '')
  );
}

function podOf(read: Read): string | undefined {
  return firstOf(read, ['pod', 'k8s_pod_name', 'kubernetes_pod_name', 'pod_name']);
}

/** The workload of the pod, unless that is an exporter's which tells of a server elsewhere. */
function serviceOfPod(read: Read, context: PodContext): string | undefined {
  const pod = podOf(read);
  const workload = pod === undefined ? undefined : workloadOfPod(pod, context);
  const subject = firstOf(read, ['server', 'target']);
  if (subject === undefined || (workload !== undefined && !/exporter/.test(workload))) {
    return workload;
  }
  return hostName(subject) ?? workload;
}

/** Series about a machine itself tell of it, and not of the exporter's pod. */
function hostOfMachine(read: Read): string | undefined {
  return /^(?:node|windows)_/.test(read('__name__') ?? '') && read('exported_job') === undefined
    ? (firstOf(read, ['node', 'nodename']) ?? hostOf(read))
    : undefined;
}

/** What exporters of CloudWatch and of Kafka tell about. */
function cloudResource(read: Read): string | undefined {
  return firstOf(read, [
    'dimension_ServiceName',
    'dimension_DBInstanceIdentifier',
    'dimension_DBClusterIdentifier',
    'dimension_CacheClusterId',
    'dimension_FunctionName',
    'dimension_QueueName',
    'dimension_LoadBalancer',
    'dbinstance_identifier',
    'function_name',
    'queue_name',
    'load_balancer',
    'consumergroup',
  ]);
}

/** Objects of a cluster that no service is named by. */
function nodeOrClaim(read: Read): string | undefined {
  const claim = read('persistentvolumeclaim');
  return claim === undefined ? read('node') : workloadOfPod(claim);
}

/** A Kubernetes Service may be one for metrics only, or the headless twin of another. */
function serviceLabel(read: Read): string | undefined {
  const service = read('service');
  if (service === undefined || isGenericJob(service)) {
    return undefined;
  }
  return read('endpoint') === undefined ? service : service.replace(/-(?:metrics|headless|exporter)$/, '');
}

function jobOf(read: Read): string | undefined {
  const job = read('job');
  if (job === undefined || isGenericJob(job)) {
    return undefined;
  }
  // An exporter that asks several servers has them as instances.
  const instance = /exporter/.test(job) ? read('instance') : undefined;
  const server = instance === undefined ? undefined : hostName(instance);
  return server !== undefined && !/exporter/.test(server) ? server : job.replace(/[-_]exporter$/, '');
}

function hostOf(read: Read): string | undefined {
  const instance = read('exported_instance') ?? read('instance');
  const container = read('name');
  // docker compose: project-service-1.
  const compose = container === undefined ? undefined : /^[a-z0-9]+[-_](.+)[-_]\d+$/.exec(container)?.[1];
  return (
    compose ??
    firstOf(read, ['host', 'host_name', 'hostname', 'nodename']) ??
    (instance === undefined ? undefined : hostName(instance))
  );
}

/** The host of `host:port` or of a URL; undefined for addresses. */
function hostName(text: string): string | undefined {
  const host = text
    .replace(/^\w+:\/\//, '')
    .replace(/[/?#].*$/, '')
    .replace(/:\d+$/, '');
  const isAddress = /^\d+\.\d+\.\d+\.\d+$/.test(host) || host.startsWith('[') || host.split(':').length > 2;
  return isAddress || host === '' || host === 'localhost' ? undefined : host;
}
