import { hostOfTarget } from './hostOfTarget';
import { nameOfHost } from './nameOfHost';
import { firstOf, type ReadLabel } from './readLabels';
import { type PodContext, workloadOfPod } from './workloadOfPod';

const meshCallees = [
  'destination_canonical_service',
  'destination_workload',
  'destination_service_name',
  'destination_app',
  'consul_destination_service',
];
const linkerdCallees = ['dst_deployment', 'dst_statefulset', 'dst_daemonset', 'dst_workload', 'dst_service'];

/** Who is called, by series of proxies, meshes and service graphs; `undefined` where a series tells of no call, or of one that leads nowhere known. */
export function calleeOfSeries(read: ReadLabel, context: PodContext): string | undefined {
  const mesh = meshCallees.map(read).find((name) => name !== undefined && !isOwnCluster(name));
  const graph = read('client') === undefined ? undefined : read('server');
  return (
    mesh ??
    destinationName(read) ??
    linkerdCallee(read) ??
    graph ??
    hubbleCallee(read, context) ??
    envoyCallee(read) ??
    proxied(read)
  );
}

function destinationName(read: ReadLabel): string | undefined {
  const host = read('destination_service');
  return host === undefined || hostOfTarget(host) === undefined || isOwnCluster(host) ? undefined : nameOfHost(host);
}

function linkerdCallee(read: ReadLabel): string | undefined {
  if (read('direction') !== 'outbound') {
    return undefined;
  }
  const authority = read('authority');
  return firstOf(read, linkerdCallees) ?? (authority === undefined ? undefined : hostOfTarget(authority));
}

/** Cilium's Hubble names both sides `namespace/workload` or `namespace/pod`. */
function hubbleCallee(read: ReadLabel, context: PodContext): string | undefined {
  const destination = read('__name__')?.startsWith('hubble_') === true ? read('destination') : undefined;
  return destination === undefined ? undefined : workloadOfPod(destination.replace(/^.*\//, ''), context);
}

/**
 * Envoy's clusters are callees: Istio's are named `outbound|80||cart.shop.svc.cluster.local`, Consul's
 * `cart.default.dc1.internal.….consul`, Contour's `shop_cart_80`. Others call a cluster of machines `cluster_name`.
 */
function envoyCallee(read: ReadLabel): string | undefined {
  const cluster = read('cluster_name');
  const isEnvoys = cluster?.includes('|') === true || read('__name__')?.startsWith('envoy_') === true;
  const name = read('envoy_cluster_name') ?? (isEnvoys ? cluster : undefined);
  const host = name?.split('|').at(-1);
  if (host === 'local_app') {
    return read('local_cluster');
  }
  return host === undefined || host === '' || isOwnCluster(host)
    ? undefined
    : host
        .replace(/\.[\w-]+\.svc(?:\..*)?$/, '')
        .replace(/\..*\.consul$/, '')
        .replace(/^[a-z\d-]+_([a-z\d-]+)_\d+$/, '$1');
}

const ownCluster =
  /^(?:(?:xds|sds)[-_]\w+|admin|stats|agent|self_admin|prometheus_\w+|zipkin|local_agent|original-destination|\w*Passthrough\w*|BlackHole\w*)$/;

/** Whether a name is that of a cluster of Envoy's own, or of one that stands for whatever is outside. */
function isOwnCluster(name: string): boolean {
  return ownCluster.test(name);
}

/** Backends of HAProxy and Traefik; Traefik's carry their provider: `cart@docker`. */
function proxied(read: ReadLabel): string | undefined {
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
