import { type Preset } from './preset';

/** RabbitMQ by its own Prometheus plugin. */
export const rabbitmq: Preset = {
  id: 'rabbitmq',
  title: 'RabbitMQ',
  queries: [
    {
      title: 'messages ready',
      role: 'saturation',
      unit: 'short',
      expr: 'sum by (namespace, pod, job, instance, vhost, queue) (rabbitmq_queue_messages_ready)',
      legend: '{{instance}} {{queue}} messages ready',
      needs: ['rabbitmq_queue_messages_ready'],
    },
    {
      title: 'memory',
      role: 'saturation',
      unit: 'percentunit',
      expr: 'rabbitmq_process_resident_memory_bytes / rabbitmq_resident_memory_limit_bytes',
      legend: '{{instance}} memory',
      needs: ['rabbitmq_process_resident_memory_bytes', 'rabbitmq_resident_memory_limit_bytes'],
    },
    {
      title: 'messages received',
      role: 'traffic',
      unit: 'short',
      expr: 'sum by (namespace, pod, job, instance) (rate(rabbitmq_global_messages_received_total[$__rate_interval]))',
      legend: '{{instance}} messages received',
      needs: ['rabbitmq_global_messages_received_total'],
    },
    {
      title: 'redelivered',
      role: 'errors',
      unit: 'short',
      expr: 'sum by (namespace, pod, job, instance) (rate(rabbitmq_channel_messages_redelivered_total[$__rate_interval]))',
      legend: '{{instance}} redelivered',
      needs: ['rabbitmq_channel_messages_redelivered_total'],
    },
    {
      title: 'unroutable',
      role: 'errors',
      unit: 'short',
      expr: 'sum by (namespace, pod, job, instance) (rate(rabbitmq_channel_messages_unroutable_dropped_total[$__rate_interval]))',
      legend: '{{instance}} unroutable',
      needs: ['rabbitmq_channel_messages_unroutable_dropped_total'],
    },
    {
      title: 'consumers',
      role: 'traffic',
      unit: 'short',
      expr: 'rabbitmq_consumers',
      legend: '{{instance}} consumers',
      needs: ['rabbitmq_consumers'],
    },
  ],
};
