const genericJobs = [
  'kubernetes-[\\w-]+',
  'node(?:[-_]exporter)?',
  'cadvisor',
  '(?:[\\w-]+-)?(?:kubelet|kube-state-metrics|node-exporter|push-?gateway)',
  'windows[-_]exporter',
  '(?:[\\w-]+-)?blackbox(?:[-_]\\w+)*',
  'federate|federation',
  '(?:[\\w-]+-)?(?:opentelemetry|otel)-collector(?:-[\\w-]+)?',
  'integrations/.*',
  'envoy-stats',
  'linkerd-proxy',
  'istio-mesh|istio-proxy',
  'nomad|docker|consul|ec2|cloudwatch|snmp',
  'alloy|beyla|obi|tempo|traces',
  '(?:podMonitor|serviceMonitor|probe|scrapeConfig)/.*',
];
const genericJob = new RegExp(`^(?:${genericJobs.join('|')})$`);

/**
 * Whether a name stands for a way of scraping, or for an exporter that tells of others, and not for a service: Prometheus'
 * example jobs, kubelet, kube-state-metrics, blackbox, pushgateway, collectors, proxies.
 */
export function isGenericJob(name: string): boolean {
  return genericJob.test(name);
}
