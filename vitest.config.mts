import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const promQlModule = fileURLToPath(
  new URL('node_modules/@prometheus-io/codemirror-promql/dist/esm/index.js', import.meta.url)
);

/** Vitest leaves a processor to itself, which is half of a machine with two. */
const workers = availableParallelism();
/** What starts servers and browsers goes two files at a time, behind all else. */
const outside = { sequence: { groupOrder: 1 }, maxWorkers: 2 };

export default defineConfig({
  test: {
    maxWorkers: workers,
    projects: [
      {
        test: {
          name: 'core',
          environment: 'node',
          include: ['tests/unit/**/*.test.ts', 'tests/contract/**/*.test.ts'],
          // A slow machine is no fault: speed is what benchmarks/ measure.
          testTimeout: 30_000,
        },
      },
      { test: { name: 'golden', environment: 'node', include: ['tests/golden/**/*.test.ts'], testTimeout: 30_000 } },
      {
        // Its main file is CommonJS, which would bring a second copy of the editor.
        resolve: { alias: { '@prometheus-io/codemirror-promql': promQlModule } },
        test: {
          name: 'browser',
          environment: 'jsdom',
          include: ['tests/browser/**/*.test.{ts,tsx}', 'tests/agreement/**/*.test.ts'],
          setupFiles: ['tests/browser/setup.ts'],
          testTimeout: 30_000,
          server: { deps: { inline: [/@grafana\//, /react-use/, /@codemirror\//, /@prometheus-io\//] } },
        },
      },
      {
        test: {
          name: 'integration',
          environment: 'node',
          include: ['tests/integration/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          ...outside,
        },
      },
      // What only a real Grafana can show; runs where one is named.
      ...(process.env['GRAFANA_URL'] === undefined
        ? []
        : [
            {
              test: {
                name: 'grafana',
                environment: 'node',
                include: ['tests/grafana/**/*.test.ts'],
                testTimeout: 240_000,
              },
            },
          ]),
      // What takes minutes; runs where it is asked for.
      ...(process.env['COVARY_NIGHTLY'] === undefined
        ? []
        : [
            {
              test: {
                name: 'nightly',
                environment: 'node' as const,
                include: ['tests/nightly/**/*.test.ts'],
                testTimeout: 60_000,
                hookTimeout: 120_000,
                fileParallelism: false,
              },
            },
          ]),
      // What only a packaged executable can show; runs where one is named.
      ...(process.env['COVARY_EXECUTABLE'] === undefined
        ? []
        : [
            {
              test: {
                name: 'packaged',
                environment: 'node' as const,
                include: ['tests/packaged/**/*.test.ts'],
                testTimeout: 120_000,
              },
            },
          ]),
      // What only a real InfluxDB 2 can show, which has to be built; runs where its executable is named.
      ...(process.env['INFLUXD2'] === undefined
        ? []
        : [{ test: { name: 'influxdb2', environment: 'node' as const, include: ['tests/influxdb2/**/*.test.ts'] } }]),
      // The newest servers of stores, which have to be built; runs where the folder with their executables is named.
      ...(process.env['STORE_SERVERS'] === undefined
        ? []
        : [
            {
              test: {
                name: 'servers',
                environment: 'node' as const,
                include: ['tests/servers/**/*.test.ts'],
                testTimeout: 60_000,
                hookTimeout: 180_000,
                fileParallelism: false,
              },
            },
          ]),
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/buildOnce.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          ...outside,
        },
      },
    ],
  },
});
