import { type Preset } from './preset';

/**
 * Linux hosts by node_exporter. Without the labels of the exporter itself (pod, service, container), by which a machine's series
 * would be of a service that is called node-exporter once they have lost their names.
 */
export const nodeExporter: Preset = {
  id: 'node',
  title: 'node exporter',
  queries: [
    {
      title: 'CPU',
      role: 'resource',
      unit: 'percentunit',
      expr: '1 - avg by (instance) (rate(node_cpu_seconds_total{mode="idle"}[$__rate_interval]))',
      legend: '{{instance}} CPU',
      needs: ['node_cpu_seconds_total'],
    },
    {
      title: 'memory',
      role: 'resource',
      unit: 'percentunit',
      expr: '1 - max by (instance) (node_memory_MemAvailable_bytes) / max by (instance) (node_memory_MemTotal_bytes)',
      legend: '{{instance}} memory',
      needs: ['node_memory_MemAvailable_bytes', 'node_memory_MemTotal_bytes'],
    },
    {
      title: 'load per core',
      role: 'saturation',
      unit: 'short',
      expr: 'max by (instance) (node_load1) / count by (instance) (node_cpu_seconds_total{mode="idle"})',
      legend: '{{instance}} load per core',
      needs: ['node_cpu_seconds_total', 'node_load1'],
    },
    {
      title: 'disk busy',
      role: 'saturation',
      unit: 'percentunit',
      expr: 'max by (instance, device) (rate(node_disk_io_time_seconds_total[$__rate_interval]))',
      legend: '{{instance}} {{device}} disk busy',
      needs: ['node_disk_io_time_seconds_total'],
    },
    {
      title: 'file system full',
      role: 'saturation',
      unit: 'percentunit',
      expr: '1 - min by (instance, mountpoint) (node_filesystem_avail_bytes{fstype!~"tmpfs|overlay|squashfs|ramfs"} / node_filesystem_size_bytes)',
      legend: '{{instance}} {{mountpoint}} full',
      needs: ['node_filesystem_avail_bytes', 'node_filesystem_size_bytes'],
    },
    {
      title: 'waiting for CPU',
      role: 'saturation',
      unit: 'percentunit',
      expr: 'max by (instance) (rate(node_pressure_cpu_waiting_seconds_total[$__rate_interval]))',
      legend: '{{instance}} waiting for CPU',
      needs: ['node_pressure_cpu_waiting_seconds_total'],
    },
    {
      title: 'network errors',
      role: 'errors',
      unit: 'short',
      expr: 'max by (instance, device) (rate(node_network_receive_errs_total[$__rate_interval]) + rate(node_network_transmit_errs_total[$__rate_interval]))',
      legend: '{{instance}} {{device}} network errors',
      needs: ['node_network_receive_errs_total', 'node_network_transmit_errs_total'],
    },
    {
      title: 'out of memory kills',
      role: 'errors',
      unit: 'short',
      expr: 'max by (instance) (rate(node_vmstat_oom_kill[$__rate_interval]))',
      legend: '{{instance}} out of memory kills',
      needs: ['node_vmstat_oom_kill'],
    },
  ],
};
