import { hostOfTarget } from './hostOfTarget';
import { isGenericJob } from './isGenericJob';
import { resourceOfSeries } from './objectOfSeries';
import { firstOf, type ReadLabel } from './readLabels';
import { type PodContext, workloadOfPod } from './workloadOfPod';

/** The pod of a series, under the names that scrapes give it. */
export function podOfSeries(read: ReadLabel): string | undefined {
  return firstOf(read, ['pod', 'k8s_pod_name', 'kubernetes_pod_name', 'pod_name']);
}

/**
 * The workload of the pod, unless that is an exporter, a collector or a gateway: then whom it tells of. Without a pod, the server that
 * an exporter names; `undefined` where there is none.
 */
export function serviceOfPod(read: ReadLabel, context: PodContext): string | undefined {
  const pod = podOfSeries(read);
  const workload = pod === undefined ? undefined : workloadOfPod(pod, context);
  if (workload === undefined) {
    return isOfExporter(read) ? namedServer(read) : undefined;
  }
  return isMessenger(workload) && !isOwnMetric(read) ? toldBy(workload, read) : workload;
}

/** Whether a workload tells of others in its metrics. */
function isMessenger(workload: string): boolean {
  return isGenericJob(workload) || workload.includes('exporter');
}

/** Metrics that libraries and Prometheus make of every process and every target, and those of containers, are of the pod itself. */
function isOwnMetric(read: ReadLabel): boolean {
  return (
    /^(?:go|process|promhttp|python|scrape|otelcol|container|kube_pod|kubelet|k8s)_|^up$/.test(
      read('__name__') ?? ''
    ) || /(?:^|-)(?:kubelet|cadvisor|kube-state-metrics)$/.test(read('job') ?? '')
  );
}

function isOfExporter(read: ReadLabel): boolean {
  const job = read('job');
  return (
    job === undefined ||
    isGenericJob(job) ||
    job.includes('exporter') ||
    /^(?:pg|mysql|redis|mongodb|probe)_/.test(read('__name__') ?? '')
  );
}

function namedServer(read: ReadLabel): string | undefined {
  const server = firstOf(read, ['server', 'target']);
  return server === undefined ? undefined : hostOfTarget(server);
}

function toldBy(workload: string, read: ReadLabel): string {
  const instance = read('instance');
  const host = instance === undefined ? undefined : hostOfTarget(instance);
  const asked = host === undefined || host.includes('exporter') || isGenericJob(host) ? undefined : host;
  const job = read('job');
  // Labels that are kept as they were pushed have an instance that is not where they were scraped, or none.
  const isPushed = instance === undefined || !/:\d+$/.test(instance);
  const pushed = job === undefined || !isPushed || isMessenger(job) ? undefined : job.replace(/^.*\//, '');
  const isScraped = instance !== undefined || read('__name__') !== undefined;
  return (
    namedServer(read) ??
    resourceOfSeries(read) ??
    (workload.includes('exporter') ? asked : pushed) ??
    (isGenericJob(workload) || !isScraped ? workload : withoutExporter(workload))
  );
}

/** What an exporter is named after: `postgres` of `prometheus-postgres-exporter`. */
export function withoutExporter(name: string): string {
  return /[-_]exporter$/.test(name) ? name.replace(/^prometheus-/, '').replace(/[-_]exporter$/, '') : name;
}
