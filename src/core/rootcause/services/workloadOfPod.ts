/** What helps to read a pod's name. */
export interface PodContext {
  /** The node that it runs on: the name of a static pod ends with it. */
  readonly node?: string | undefined;
  /** Workloads that are known to exist in the pod's namespace. */
  readonly workloads?: readonly string[] | undefined;
}

/** Kubernetes draws the ends of names from letters without vowels and digits that look like none of them. */
const random = '[bcdfghjklmnpqrstvwxz2456789]{5}';
/** Hashes of templates are decimal numbers spelled with other characters. */
const templateHash = '[456789bcdf]{8,10}';

/** The forms of pods' names, by what made the pod; the first group is the workload. The first that matches counts. */
const podForms: readonly RegExp[] = [
  // Static pods of Kubernetes itself, whose names end with that of the node.
  /^(kube-(?:apiserver|controller-manager|scheduler|proxy))-.+$/,
  // Knative: a Deployment of each revision of a service.
  new RegExp(`^(.+)-\\d{5}-deployment-${templateHash}-${random}$`),
  // Deployment or Rollout.
  new RegExp(`^(.+)-${templateHash}-${random}$`),
  // CronJob: minutes since 1970, seconds before Kubernetes 1.21.
  new RegExp(`^(.+)-(?:[23]\\d{7}|1\\d{9})-${random}$`),
  // Indexed Job, or OpenShift's DeploymentConfig.
  new RegExp(`^(.+)-\\d{1,5}-${random}$`),
  // DaemonSet, Job, ReplicaSet of its own.
  new RegExp(`^(.+)-${random}$`),
  // StatefulSet.
  /^(.+)-\d{1,4}$/,
];

/** Names are cut to this before the random end is put on, so that a hash may be cut, too. */
const longestName = 63;

/**
 * The workload that a pod belongs to, by its name: `carts-6f8d9c7b5c-x2x4k` (Deployment), `agent-x2x4k` (DaemonSet),
 * `backup-29931266-r5l2k` (CronJob), `import-3-x9d7c` (Indexed Job), `db-0` (StatefulSet), `etcd-node-1` on the node
 * `node-1` (static pod). A known workload whose name the pod's begins with wins where names were cut. A name of no such
 * form is the workload itself; one that was cut keeps what is left before the random end.
 */
export function workloadOfPod(pod: string, { node = '', workloads = [] }: PodContext = {}): string {
  if (node !== '' && pod.endsWith(`-${node}`)) {
    return pod.slice(0, -node.length - 1);
  }
  if (pod.length >= longestName) {
    const stem = pod.slice(0, -5);
    const known = workloads
      .filter((workload) => pod.startsWith(`${workload}-`) || workload.startsWith(stem.replace(/-$/, '')))
      .sort((a, b) => b.length - a.length)[0];
    return known ?? deploymentOfReplicaSet(stem.replace(/-$/, ''));
  }
  for (const form of podForms) {
    const workload = form.exec(pod)?.[1];
    if (workload !== undefined) {
      return workload;
    }
  }
  return pod;
}

/** The Deployment of a ReplicaSet's name; the name itself where it has no hash. */
export function deploymentOfReplicaSet(name: string): string {
  return name.replace(new RegExp(`-${templateHash}$`), '');
}
