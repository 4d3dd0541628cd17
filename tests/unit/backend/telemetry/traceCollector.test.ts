import { describe, expect, it } from 'vitest';
import { traceCollector } from '../../../../src/backend/telemetry/traceCollector';

describe('where spans are sent', () => {
  it.each([
    [{}, undefined],
    [{ GF_INSTANCE_OTLP_ADDRESS: '' }, undefined],
    [{ GF_INSTANCE_OTLP_ADDRESS: 'localhost:4317' }, 'http://localhost:4317'],
    [{ GF_INSTANCE_OTLP_ADDRESS: 'a:1', GF_PLUGIN_OTLP_ADDRESS: ' https://b:2 ' }, 'https://b:2'],
    [{ GF_PLUGIN_OTLP_ADDRESS: '[::1]:4317' }, 'http://[::1]:4317'],
  ])('%j', (environment, url) => {
    expect(traceCollector(environment)).toBe(url);
  });

  it.each(['otel', 'ftp://otel:4317', 'otel:4317/v1/traces', 'ot el:4317'])('%s is no address', (address) => {
    expect(() => traceCollector({ GF_PLUGIN_OTLP_ADDRESS: address })).toThrow('otlp_address is no address');
  });
});
