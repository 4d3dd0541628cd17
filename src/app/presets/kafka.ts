import { type Preset } from './preset';

/** Kafka: brokers by the JMX exporter, consumer groups by kafka_exporter. */
export const kafka: Preset = {
  id: 'kafka',
  title: 'Kafka',
  queries: [
    {
      title: 'messages in',
      role: 'traffic',
      unit: 'short',
      expr: 'sum by (topic) (rate(kafka_server_brokertopicmetrics_messagesin_total{topic!=""}[$__rate_interval]))',
      legend: '{{topic}} messages in',
      needs: ['kafka_server_brokertopicmetrics_messagesin_total'],
    },
    {
      title: 'messages written',
      role: 'traffic',
      unit: 'short',
      expr: 'sum by (topic) (rate(kafka_topic_partition_current_offset[$__rate_interval]))',
      legend: '{{topic}} messages written',
      needs: ['kafka_topic_partition_current_offset'],
    },
    {
      title: 'request time',
      role: 'latency',
      unit: 'ms',
      expr: 'kafka_network_requestmetrics_totaltimems{request=~"Produce|FetchConsumer",quantile="0.99"}',
      legend: '{{instance}} {{request}} time',
      needs: ['kafka_network_requestmetrics_totaltimems'],
    },
    {
      title: 'under-replicated partitions',
      role: 'errors',
      unit: 'short',
      expr: 'kafka_server_replicamanager_underreplicatedpartitions',
      legend: '{{instance}} under-replicated partitions',
      needs: ['kafka_server_replicamanager_underreplicatedpartitions'],
    },
    {
      title: 'offline partitions',
      role: 'errors',
      unit: 'short',
      expr: 'kafka_controller_kafkacontroller_offlinepartitionscount',
      legend: '{{instance}} offline partitions',
      needs: ['kafka_controller_kafkacontroller_offlinepartitionscount'],
    },
    {
      title: 'consumer lag',
      role: 'saturation',
      unit: 'short',
      expr: 'sum by (consumergroup, topic) (kafka_consumergroup_lag)',
      legend: '{{consumergroup}} {{topic}} lag',
      needs: ['kafka_consumergroup_lag'],
    },
    {
      title: 'request queue',
      role: 'saturation',
      unit: 'short',
      expr: 'kafka_network_requestchannel_requestqueuesize',
      legend: '{{instance}} request queue',
      needs: ['kafka_network_requestchannel_requestqueuesize'],
    },
  ],
};
