import { cadvisor } from './cadvisor';
import { goRuntime } from './goRuntime';
import { grpcServer } from './grpcServer';
import { httpServer } from './httpServer';
import { istio } from './istio';
import { jvm } from './jvm';
import { kafka } from './kafka';
import { kubeStateMetrics } from './kubeStateMetrics';
import { mysql } from './mysql';
import { nginx } from './nginx';
import { nodeExporter } from './nodeExporter';
import { openTelemetryHttp } from './openTelemetryHttp';
import { postgresql } from './postgresql';
import { processes } from './processes';
import { rabbitmq } from './rabbitmq';
import { redis } from './redis';
import { shop } from './shop';
import { spanMetrics } from './spanMetrics';
import { springBoot } from './springBoot';
import { type Preset } from './preset';

/** Every preset, in the order in which an investigation takes them: what users feel first, then what it runs on. */
export const presets: readonly Preset[] = [
  shop,
  httpServer,
  springBoot,
  grpcServer,
  openTelemetryHttp,
  nodeExporter,
  cadvisor,
  kubeStateMetrics,
  jvm,
  goRuntime,
  processes,
  postgresql,
  mysql,
  redis,
  kafka,
  rabbitmq,
  nginx,
  istio,
  spanMetrics,
];
