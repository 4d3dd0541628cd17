import { type Preset } from './preset';

/** The invented shop of the demo upstream. */
export const shop: Preset = {
  id: 'shop',
  title: 'Demo shop',
  queries: [
    {
      title: 'latency',
      role: 'latency',
      unit: 'ms',
      expr: 'shop_service_latency_ms',
      legend: '{{service}} latency',
      needs: ['shop_service_latency_ms'],
    },
    {
      title: 'errors',
      role: 'errors',
      unit: 'percent',
      expr: 'shop_service_error_percent',
      legend: '{{service}} errors',
      needs: ['shop_service_error_percent'],
    },
    {
      title: 'requests',
      role: 'traffic',
      unit: 'reqps',
      expr: 'shop_service_requests_per_second',
      legend: '{{service}} requests',
      needs: ['shop_service_requests_per_second'],
    },
    {
      title: 'CPU',
      role: 'resource',
      unit: 'percent',
      expr: 'shop_cpu_percent',
      legend: '{{service}} {{node}} CPU',
      needs: ['shop_cpu_percent'],
    },
    {
      title: 'memory',
      role: 'resource',
      unit: 'percent',
      expr: 'shop_memory_percent',
      legend: '{{service}} {{node}} memory',
      needs: ['shop_memory_percent'],
    },
    {
      title: 'disk operations',
      role: 'resource',
      unit: 'iops',
      expr: 'shop_disk_iops',
      legend: '{{service}} {{node}} disk operations',
      needs: ['shop_disk_iops'],
    },
  ],
};
