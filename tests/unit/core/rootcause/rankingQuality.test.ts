import { describe, expect, it } from 'vitest';
import { type Random, seededRandom } from '../../../../src/core/random';
import { dependencyGraph, type DependencyEdge } from '../../../../src/core/rootcause/graph/dependencyGraph';
import { rankRootCauses, type RootCauseInput } from '../../../../src/core/rootcause/rankRootCauses';

const serviceCount = 12;
const metrics = ['latency', 'error_rate', 'requests', 'cpu', 'memory'];
const samples = 150;
const windowSamples = 30;
const sampleStepMs = 60_000;
const systems = 40;

interface MadeUpIncident {
  readonly input: RootCauseInput;
  readonly root: string;
}

/**
 * A random tree of services with some cross edges. A fault at one of them raises its latency (in every other system its
 * CPU too), and then, with delays of up to 2 samples an edge, the latency of all that depend on it; some errors follow.
 * Noise is autocorrelated, and a few unrelated metrics step during the incident.
 */
function madeUpIncident(seed: number): MadeUpIncident {
  const random = seededRandom(seed);
  const edges: DependencyEdge[] = [];
  const callers: number[][] = Array.from({ length: serviceCount }, () => []);
  for (let service = 1; service < serviceCount; service++) {
    for (const caller of [below(random, service), ...(random() < 0.3 ? [below(random, service)] : [])]) {
      edges.push({ from: `s${caller}`, to: `s${service}` });
      callers[service]?.push(caller);
    }
  }
  const root = 1 + below(random, serviceCount - 1);
  const delays = new Map([[root, 0]]);
  for (const [service, delay] of delays) {
    for (const caller of callers[service] ?? []) {
      if (!delays.has(caller)) {
        delays.set(caller, delay + below(random, 3));
      }
    }
  }

  const isResourceFault = seed % 2 === 0;
  const size = 4 + random() * 8;
  const values: number[] = [];
  const series = Array.from({ length: serviceCount }, (_, service) =>
    metrics.map((metric) => {
      const delay = delays.get(service) ?? Number.POSITIVE_INFINITY;
      const strength = 0.5 + random();
      const isHit = metric === 'latency' || (metric === 'error_rate' && strength > 1);
      const isUnrelatedStep = random() < 0.06 && metric !== 'latency';
      const level = 10 + 100 * random();
      const noise = level * (0.02 + 0.1 * random());
      let drift = 0;
      for (let i = 0; i < samples; i++) {
        drift = 0.5 * drift + gaussian(random);
        const since = i - (samples - windowSamples) - 3;
        let shift = isHit && since >= delay ? size * strength : 0;
        shift += isResourceFault && service === root && metric === 'cpu' && since >= 0 ? 1.5 * size : 0;
        shift += isUnrelatedStep && since > -3 ? 4 : 0;
        values.push(level + noise * (drift + shift));
      }
      return { name: `s${service} ${metric}`, labels: { service: `s${service}`, __name__: metric }, inputRefId: 'A' };
    })
  ).flat();

  return {
    root: `s${root}`,
    input: {
      matrix: {
        times: Float64Array.from({ length: samples }, (_, i) => i * sampleStepMs),
        stepMs: sampleStepMs,
        series,
        values: Float64Array.from(values),
      },
      window: { fromMs: (samples - windowSamples) * sampleStepMs, toMs: (samples - 1) * sampleStepMs },
      // The symptom is seen where most failures arrive: at the affected service nearest to the entry.
      target: Math.min(...delays.keys()) * metrics.length,
      graph: dependencyGraph(edges),
    },
  };
}

function below(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}

function gaussian(random: Random): number {
  return Array.from({ length: 12 }, random).reduce((sum, value) => sum + value, -6);
}

describe('the default ranking on made-up cascades', () => {
  const incidents = Array.from({ length: systems }, (_, index) => madeUpIncident(index + 1));
  const shareFirst = (withOnly: (input: RootCauseInput) => RootCauseInput): number =>
    incidents.filter(({ input, root }) => rankRootCauses(withOnly(input)).services[0]?.service === root).length /
    systems;

  it.each([
    ['graph and target', 0.85, (input: RootCauseInput) => input],
    ['graph', 0.75, (input: RootCauseInput) => ({ ...input, target: undefined })],
    ['target', 0.65, (input: RootCauseInput) => ({ ...input, graph: undefined })],
    ['neither', 0.55, (input: RootCauseInput) => ({ ...input, target: undefined, graph: undefined })],
  ] as const)('names the cause first with %s in a share of at least %d', (_, share, withOnly) => {
    expect(shareFirst(withOnly)).toBeGreaterThanOrEqual(share);
  });
});
