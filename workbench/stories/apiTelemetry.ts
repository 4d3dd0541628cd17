import clustering from '../../tests/golden/data/clustering.json';
import hierarchical from '../../tests/golden/data/hierarchical.json';
import { type StoryFrame } from './story';

/** Latency and error rate of 320 APIs: three groups and 20 strays, the telemetry of the second document. */
export const apiTelemetry: ReadonlyArray<readonly number[]> = clustering.cases[0]?.X ?? [];

/** The 30 of them that the second document draws a dendrogram of. */
export const sampledApis: readonly number[] = hierarchical.sampleIndex;

/** The scaled features of these 30. */
export const sampledFeatures: ReadonlyArray<readonly number[]> = hierarchical.cases[0]?.X ?? [];

/** Rows of a table of APIs: name, latency, error rate. */
export function telemetryTable(names: readonly string[], rows: ReadonlyArray<readonly number[]>): StoryFrame {
  return {
    fields: [
      { name: 'api', type: 'string', values: names },
      { name: 'Latency_ms', type: 'number', values: rows.map((row) => row[0] ?? null), config: { unit: 'ms' } },
      {
        name: 'Error_Rate_pct',
        type: 'number',
        values: rows.map((row) => row[1] ?? null),
        config: { unit: 'percent' },
      },
    ],
  };
}
