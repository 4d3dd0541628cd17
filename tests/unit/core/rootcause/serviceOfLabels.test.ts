import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serviceOfLabels } from '../../../../src/core/rootcause/serviceOfLabels';
import { deploymentOfReplicaSet, workloadOfPod } from '../../../../src/core/rootcause/services/workloadOfPod';
import { type Labels } from '../../../../src/core/series/labelledSeries';

describe('the service of a series', () => {
  it.each<[string, Labels, string | undefined]>([
    // kube-prometheus-stack
    [
      'cAdvisor by the kubelet: the container’s pod',
      {
        job: 'kubelet',
        service: 'kubelet',
        namespace: 'shop',
        pod: 'checkout-api-6ddbcf8c97-d7p9v',
        container: 'istio-proxy',
        instance: '10.0.0.5:10250',
      },
      'checkout-api',
    ],
    [
      'cAdvisor, the Service named by the release',
      {
        job: 'kubelet',
        service: 'kube-prometheus-kubelet',
        metrics_path: '/metrics/cadvisor',
        pod: 'cart-6f8d9c7b5c-x2x4k',
        container: 'cart',
      },
      'cart',
    ],
    [
      'kube-state-metrics, labels honoured',
      {
        job: 'kube-state-metrics',
        service: 'kube-prometheus-kube-state-metrics',
        namespace: 'shop',
        pod: 'cart-6f8d9c7b5c-x2x4k',
        container: 'cart',
        instance: '10.0.0.9:8080',
      },
      'cart',
    ],
    [
      'kube-state-metrics, labels renamed',
      {
        pod: 'kube-state-metrics-5c4d9f8b7b-x2x4z',
        exported_pod: 'redis-0',
        exported_namespace: 'shop',
        job: 'kube-state-metrics',
      },
      'redis',
    ],
    [
      'kube-state-metrics of a Deployment',
      { job: 'kube-state-metrics', deployment: 'cart', service: 'kube-state-metrics' },
      'cart',
    ],
    ['kube-state-metrics of a ReplicaSet', { job: 'kube-state-metrics', replicaset: 'cart-6f8d9c7b5c' }, 'cart'],
    ['kube-state-metrics of a CronJob’s Job', { job: 'kube-state-metrics', job_name: 'backup-29931266' }, 'backup'],
    [
      'a ServiceMonitor, whose Service is for metrics',
      { service: 'cart-metrics', job: 'cart-metrics', endpoint: 'http', pod: 'cart-6f8d9c7b5c-x2x4k' },
      'cart',
    ],
    ['a ServiceMonitor without a pod', { service: 'cart-headless', job: 'cart-headless', endpoint: 'http' }, 'cart'],
    ['a PodMonitor', { job: 'monitoring/checkout', pod: 'checkout-7c9f8d6b5-x2x4z', endpoint: 'http' }, 'checkout'],
    ['a probe', { job: 'blackbox', instance: 'https://pay.example.org/health' }, 'pay.example.org'],
    ['the exporter itself', { job: 'node-exporter', pod: 'node-exporter-8xk2v' }, 'node-exporter'],
    // plain Kubernetes discovery
    [
      'pods by discovery',
      { job: 'kubernetes-pods', kubernetes_pod_name: 'cart-6f8d9c7b5c-x2x4k', app: 'shop' },
      'cart',
    ],
    ['pods by discovery, by app', { job: 'kubernetes-pods', app: 'cart', instance: '10.0.0.1:80' }, 'cart'],
    [
      'the recommended labels',
      { app_kubernetes_io_name: 'cart', service: 'x', job: 'kubernetes-service-endpoints' },
      'cart',
    ],
    // OpenTelemetry
    ['OTLP', { job: 'shop/checkout', instance: 'checkout-0f3c' }, 'checkout'],
    ['OTLP without a namespace', { job: 'checkout', instance: 'checkout-0f3c' }, 'checkout'],
    ['the collector’s exporter', { job: 'otel-collector', exported_job: 'shop/checkout' }, 'checkout'],
    ['resource attributes', { job: 'otel-collector', service_name: 'checkout', k8s_pod_name: 'x-0' }, 'checkout'],
    ['resource attributes in UTF-8', { 'service.name': 'checkout', 'k8s.pod.name': 'x-0', job: 'a/b' }, 'checkout'],
    ['a name that was never set', { service_name: 'unknown_service', pod: 'cart-0' }, 'cart'],
    ['span metrics', { service: 'checkout', span_name: 'GET /', job: 'tempo' }, 'checkout'],
    ['a service graph', { client: 'user', server: 'checkout' }, 'checkout'],
    // meshes and proxies
    [
      'Istio, seen by the caller',
      {
        reporter: 'source',
        pod: 'web-5d4f8c7b96-k2w8q',
        destination_canonical_service: 'cart',
        destination_workload: 'cart-v1',
      },
      'cart',
    ],
    [
      'Istio without canonical names',
      { destination_workload: 'unknown', destination_service: 'cart.shop.svc.cluster.local', pod: 'web-0' },
      'cart',
    ],
    ['Linkerd inbound', { direction: 'inbound', deployment: 'cart', job: 'linkerd-proxy' }, 'cart'],
    [
      'Linkerd outbound',
      { direction: 'outbound', deployment: 'web', dst_deployment: 'cart', job: 'linkerd-proxy' },
      'cart',
    ],
    ['Envoy', { envoy_cluster_name: 'cart', job: 'envoy-stats' }, 'cart'],
    ['Envoy in Istio', { cluster_name: 'outbound|80||cart.shop.svc.cluster.local', pod: 'web-0' }, 'cart'],
    ['Envoy’s own cluster', { envoy_cluster_name: 'xds-grpc', pod: 'web-6f8d9c7b5c-x2x4k' }, 'web'],
    [
      'ingress-nginx',
      {
        namespace: 'ingress-nginx',
        exported_namespace: 'shop',
        exported_service: 'cart',
        service: 'ingress-nginx-controller-metrics',
      },
      'cart',
    ],
    ['Traefik', { __name__: 'traefik_service_requests_total', service: 'cart@docker', job: 'traefik' }, 'cart'],
    ['HAProxy', { __name__: 'haproxy_backend_http_responses_total', proxy: 'cart', job: 'haproxy' }, 'cart'],
    // databases
    ['a sidecar exporter', { pod: 'orders-db-0', container: 'metrics' }, 'orders-db'],
    ['an exporter of its own', { pod: 'postgres-exporter-6b8b5c9d77-4q8zn', server: 'orders-db:5432' }, 'orders-db'],
    ['an exporter by its job', { job: 'postgres_exporter', instance: '10.0.0.3:9187' }, 'postgres'],
    ['labels that a team has set', { service: 'redis', pod: 'redis-0', job: 'redis' }, 'redis'],
    // others
    ['Pushgateway', { job: 'pushgateway', exported_job: 'nightly_backup', exported_instance: 'db1' }, 'nightly_backup'],
    ['Nomad', { job: 'nomad', exported_job: 'billing/periodic-1795870000', task: 'run' }, 'billing'],
    ['docker compose, static targets', { job: 'docker', instance: 'cart:8080' }, 'cart'],
    ['cAdvisor by itself', { job: 'cadvisor', name: 'shop-cart-1', image: 'x' }, 'cart'],
    ['a compose label', { job: 'cadvisor', container_label_com_docker_compose_service: 'cart', name: 'x' }, 'cart'],
    ['a job of its own', { job: 'cart', instance: '10.0.0.1:80' }, 'cart'],
    ['hosts by node exporter', { job: 'node', instance: 'db1:9100' }, 'db1'],
    ['nothing but an address', { job: 'node', instance: '10.0.0.1:9100' }, undefined],
    ['nothing', {}, undefined],
  ])('%s', (_, labels, service) => {
    expect(serviceOfLabels(labels)).toBe(service);
  });

  it('is what the named labels say, where some are named', () => {
    const labels = { team: '', pod: 'cart-6f8d9c7b5c-x2x4k', job: 'kubelet' };
    expect(serviceOfLabels(labels, ['team', 'pod', 'job'])).toBe('cart');
    expect(serviceOfLabels(labels, ['job'])).toBe('kubelet');
    expect(serviceOfLabels(labels, ['team'])).toBeUndefined();
  });
});

describe('the workload of a pod', () => {
  it.each<[string, string, Parameters<typeof workloadOfPod>[1]]>([
    ['carts-6f8d9c7b5c-x2x4k', 'carts', {}],
    ['log-agent-x2x4k', 'log-agent', {}],
    ['backup-29931266-r5l2k', 'backup', {}],
    ['backup-1795870000-r5l2k', 'backup', {}],
    ['import-3-x9d7c', 'import', {}],
    ['worker-b4-n6wjm', 'worker-b4', {}],
    ['db-0', 'db', {}],
    ['etcd-master-0', 'etcd', { node: 'master-0' }],
    ['etcd-master-0', 'etcd-master', {}],
    ['cart', 'cart', {}],
    ['api-v2', 'api-v2', {}],
    [
      'a-very-long-deployment-name-for-the-recommendation-engine-25tll',
      'a-very-long-deployment-name-for-the-recommendation-engine-v2',
      { workloads: ['a-very-long-deployment-name-for-the-recommendation-engine-v2', 'a'] },
    ],
  ])('%s: %s', (pod, workload, context) => {
    expect(workloadOfPod(pod, context)).toBe(workload);
  });

  it('is found whatever the Deployment is called, with every hash that Kubernetes makes of a number', () => {
    const letters = [...'bcdfghjklmnpqrstvwxz2456789'];
    const name = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z][a-z0-9]{0,5}){0,2}$/);
    const hash = fc
      .integer({ min: 10_000_000, max: 4_294_967_295 })
      // Each digit plus a quarter of the alphabet, as Kubernetes spells hashes.
      .map((number) => [...String(number)].map((digit) => letters[digit.charCodeAt(0) % letters.length]).join(''));
    const end = fc.array(fc.constantFrom(...letters), { minLength: 5, maxLength: 5 }).map((list) => list.join(''));
    fc.assert(
      fc.property(name, hash, end, (deployment, templateHash, random) => {
        expect(workloadOfPod(`${deployment}-${templateHash}-${random}`)).toBe(deployment);
        expect(deploymentOfReplicaSet(`${deployment}-${templateHash}`)).toBe(deployment);
      })
    );
  });
});
