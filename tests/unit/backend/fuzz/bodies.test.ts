import { EventEmitter } from 'node:events';
import { Metadata, type ServiceError, status } from '@grpc/grpc-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DataFrameFormat,
  type PluginContext,
  type QueryDataRequest,
} from '../../../../src/backend/plugin/generated/pluginv2';
import { createLogger } from '../../../../src/backend/telemetry/logger';
import { maskedApplication } from '../../../../src/backend/plugin/masking/maskedApplication';
import { Masks } from '../../../../src/backend/plugin/masking/masks';
import { createMetricsRegistry } from '../../../../src/backend/telemetry/metricsRegistry';
import { registerQueryMetrics } from '../../../../src/backend/telemetry/registerQueryMetrics';
import { dataService } from '../../../../src/backend/plugin/services/dataService';
import { diagnosticsService } from '../../../../src/backend/plugin/services/diagnosticsService';
import { resourceService } from '../../../../src/backend/plugin/services/resourceService';
import { streamService } from '../../../../src/backend/plugin/services/streamService';
import { createApplication } from '../../../../src/backend/query/application';
import { pluginContext } from '../../../integration/backend/pluginHost';
import { faultLogger } from '../faultLogger';
import { anything, cases, like, mostMs, names, textLike } from './anything';

const query = {
  inputs: [{ refId: 'a', expr: 'shop_service_latency_ms' }],
  analysis: { kind: 'quality' },
  stepMs: 60_000,
};
const bodies = {
  preview: { input: query.inputs[0], toMs: 600_000 },
  explain: { query, fromMs: 0, toMs: 600_000, intervalMs: 1000 },
  stream: { query: { ...query, analysis: { kind: 'anomaly' } }, fromMs: 0, toMs: 600_000, intervalMs: 1000 },
};

/** Bytes like those of a good value, or of anything. */
function bytesLike(good: unknown): fc.Arbitrary<Buffer> {
  return fc.oneof(
    { weight: 5, arbitrary: like(good).map((value) => Buffer.from(String(JSON.stringify(value)))) },
    { weight: 3, arbitrary: textLike(JSON.stringify(good)).map((text) => Buffer.from(text)) },
    { weight: 1, arbitrary: anything.map((value) => Buffer.from(JSON.stringify(value))) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom('['.repeat(100_000), '{"a":'.repeat(100_000), ' '.repeat(2_000_000))
        .map((text) => Buffer.from(text)),
    }
  );
}

const parameters = fc.dictionary(
  fc.constantFrom('from', 'to', 'label', 'upstream', 'match', '__proto__'),
  fc.oneof(names, fc.constantFrom('0', '600000', 'demo', 'up{', '%'))
);
const resourcePaths = fc.constantFrom(
  'labels',
  'check',
  'preview',
  'explain',
  'upstream-kinds',
  '/labels/',
  '__proto__',
  '../labels',
  ''
);

/** A call as gRPC's library hands it over, and what came of it. */
class FakeCall extends EventEmitter {
  readonly cancelled = false;
  readonly metadata = new Metadata();
  readonly written: unknown[] = [];
  readonly ended: Promise<ServiceError | undefined>;
  end: () => void = () => undefined;

  constructor(readonly request: unknown) {
    super();
    this.ended = new Promise((resolve) => {
      this.end = () => resolve(undefined);
      this.on('error', resolve);
    });
  }

  write(message: unknown): boolean {
    this.written.push(message);
    return true;
  }
}

type Handler = (...parameters: never[]) => unknown;

describe('any bytes of a request', () => {
  const logged: string[] = [];
  const logger = createLogger((line) => logged.push(line), Date.now);
  const application = maskedApplication(
    createApplication(
      undefined,
      faultLogger((message) => logged.push(message))
    ),
    new Masks()
  );
  const data = dataService(application, registerQueryMetrics(createMetricsRegistry()), logger);
  const diagnostics = diagnosticsService(application, () => '', logger);
  const resources = resourceService(application, logger);
  const streams = streamService(application, logger);

  const unary = (handler: Handler, request: unknown): Promise<ServiceError | undefined> =>
    new Promise((resolve) => {
      const callback = (error: ServiceError | null): void => resolve(error ?? undefined);
      Reflect.apply(handler, undefined, [new FakeCall(request), callback]);
    });
  const streaming = async (handler: Handler, request: unknown): Promise<ServiceError | undefined> => {
    const call = new FakeCall(request);
    Reflect.apply(handler, undefined, [call]);
    return call.ended;
  };

  /** Refused with what is wrong, or answered: never a fault of ours, and in time. */
  async function expectAnswer(ask: () => Promise<ServiceError | undefined>): Promise<void> {
    const startMs = performance.now();
    const error = await ask();
    expect(performance.now() - startMs).toBeLessThan(mostMs);
    expect(logged).toEqual([]);
    if (error !== undefined) {
      expect(error.code).toBe(status.INVALID_ARGUMENT);
      expect(error.details).toMatch(
        /^(query|settings of the data source|stream request|the request has no plugin context)/
      );
    }
  }

  const context = (settings: Buffer): PluginContext => {
    const good = pluginContext();
    const datasource = good.dataSourceInstanceSettings;
    updatedMs += 1;
    return {
      ...good,
      dataSourceInstanceSettings:
        datasource === undefined ? undefined : { ...datasource, jsonData: settings, lastUpdatedMS: updatedMs },
    };
  };
  let updatedMs = 0;
  const demo = { upstreams: [{ name: 'demo', kind: 'demo' }] };
  const someContext = fc
    .oneof(
      { weight: 5, arbitrary: fc.constant(Buffer.from(JSON.stringify(demo))) },
      { weight: 1, arbitrary: bytesLike(demo) }
    )
    .map(context);

  it(`as a query is answered or refused, in ${cases} cases`, async () => {
    await fc.assert(
      fc.asyncProperty(someContext, bytesLike(query), (of, json) => {
        const timeRange = { fromEpochMS: 0, toEpochMS: 600_000 };
        const asked = [{ refId: 'A', queryType: '', maxDataPoints: 10, intervalMS: 60_000, timeRange, json }];
        const request: QueryDataRequest = {
          pluginContext: of,
          headers: new Map(),
          queries: asked,
          format: DataFrameFormat.ARROW,
        };
        return expectAnswer(() => unary(data.queryData, request));
      }),
      { numRuns: cases }
    );
  }, 3_600_000);

  it(`as settings are told of, in ${cases} cases`, async () => {
    await fc.assert(
      fc.asyncProperty(bytesLike(demo), (settings) =>
        expectAnswer(() => unary(diagnostics.checkHealth, { pluginContext: context(settings), headers: new Map() }))
      ),
      { numRuns: cases }
    );
  }, 3_600_000);

  it(`as what an editor asks are answered or refused, in ${cases} cases`, async () => {
    const someBody = fc.oneof(bytesLike(bodies.preview), bytesLike(bodies.explain));
    const someMethod = fc.constantFrom('GET', 'POST', 'DELETE', '');
    await fc.assert(
      fc.asyncProperty(
        someContext,
        resourcePaths,
        someMethod,
        parameters,
        someBody,
        (of, path, method, given, body) => {
          const url = `${path}?${new URLSearchParams(given).toString()}`;
          return expectAnswer(() =>
            streaming(resources.callResource, { pluginContext: of, path, method, url, headers: new Map(), body })
          );
        }
      ),
      { numRuns: cases }
    );
  }, 3_600_000);

  it(`as a wish to follow are taken or not, in ${cases} cases`, async () => {
    await fc.assert(
      fc.asyncProperty(
        someContext,
        fc.oneof(names, fc.constantFrom('anomaly/1', 'anomaly/')),
        bytesLike(bodies.stream),
        (of, path, bytes) =>
          expectAnswer(() =>
            unary(streams.subscribeStream, { pluginContext: of, path, data: bytes, headers: new Map() })
          )
      ),
      { numRuns: cases }
    );
  }, 3_600_000);
});
