import { seededRandom } from '../../src/core/random';
import { sampleTimes } from './seedTables';
import { type Story, type StoryField, type StoryFrame } from './story';

const panelId = 'covary-rootcause-panel';
const minuteMs = 60_000;
const length = 120;
const times = sampleTimes(length, minuteMs);
/** First and last sample of the incident. */
const incident = [80, 100] as const;

interface SuspectCase {
  readonly service: string;
  readonly confidence: number;
  readonly baseline: number;
  readonly peak: number;
  /** Seconds before the symptom. */
  readonly lead?: number;
  readonly explains?: string;
  readonly explainedBy?: string;
  readonly against?: string;
  readonly metric?: string;
  readonly change?: string;
}

/** The panel's cases: the shop's incident first, then who is not suspected, and what is hard to show. */
export const rootcauseStories: readonly Story[] = [
  {
    id: 'rootcause-incident',
    panelId,
    title: 'An incident that the database set off',
    frames: report(shop()),
    options: {},
    fieldDefaults: { unit: 'ms' },
    size: [640, 520],
  },
  {
    id: 'rootcause-abstains',
    panelId,
    title: 'Nobody is suspected',
    frames: report(
      ['web-frontend', 'database', 'cache'].map((service) => ({
        service,
        confidence: 0,
        baseline: 20,
        peak: 20,
        against: 'did not change',
      })),
      { abstained: 'target_is_normal', sentence: 'the target is normal in the window' }
    ),
    options: {},
    size: [560, 240],
  },
  {
    id: 'rootcause-services-only',
    panelId,
    title: 'A table of services: no graph, no path',
    frames: report(shop()).slice(0, 1),
    options: {},
    size: [560, 420],
  },
  {
    id: 'rootcause-many',
    panelId,
    title: 'Many weak suspects, long, right-to-left and emoji names; large text',
    frames: report(
      [
        'checkout-api-7d9f8b6c5d-x2x9q-of-the-namespace-that-nobody-shortened',
        'خدمة الدفع',
        '🔥 checkout 👩‍👩‍👧‍👦',
        ...Array.from({ length: 9 }, (_, i) => `pod-${i}`),
      ].map((service, i) => ({
        service,
        confidence: 0.21 / (i + 1),
        baseline: 0,
        peak: 3 - i / 10,
        lead: -15 * i,
        against: 'began after the symptom; a spike, not a lasting change; only 12 samples to compare with',
      }))
    ),
    options: { textSize: 'large', suspects: 3 },
    size: [480, 620],
  },
  {
    id: 'rootcause-low',
    panelId,
    title: 'Low: the first suspect’s sentence',
    frames: report(shop()),
    options: {},
    fieldDefaults: { unit: 'ms' },
    size: [480, 150],
  },
  {
    id: 'rootcause-lowest',
    panelId,
    title: 'Lower still: a name and a number',
    frames: report(shop()),
    options: {},
    size: [320, 60],
  },
  { id: 'rootcause-empty', panelId, title: 'No data', frames: [], options: {}, size: [420, 220] },
];

function shop(): readonly SuspectCase[] {
  return [
    {
      service: 'database',
      confidence: 0.96,
      baseline: 11.6,
      peak: 120,
      lead: 60,
      explains: 'user-service, product-service, web-frontend',
      change: 'database was deployed (41 to 42), 4 min before the onset',
    },
    {
      service: 'user-service',
      confidence: 0.01,
      baseline: 40,
      peak: 160,
      lead: 30,
      explainedBy: 'database',
      against: 'database, which it depends on, is suspected more',
    },
    {
      service: 'web-frontend',
      confidence: 0.01,
      baseline: 103,
      peak: 590,
      lead: 0,
      explainedBy: 'user-service',
      against: 'user-service, which it depends on, is suspected more',
    },
    { service: 'cache', confidence: 0.001, baseline: 2, peak: 2, against: 'did not change' },
    { service: 'search-service', confidence: 0.002, baseline: 60, peak: 70, against: 'no known path to the symptom' },
  ];
}

/** The frames as the data source gives them for the format `report`. */
function report(cases: readonly SuspectCase[], custom: Readonly<Record<string, unknown>> = {}): StoryFrame[] {
  const window = { fromMs: times[incident[0]] ?? 0, toMs: times[incident[1]] ?? 0 };
  const changed = cases.filter(({ baseline, peak }) => baseline !== peak);
  const metricOf = ({ service, metric }: SuspectCase): string => metric ?? `${service} latency`;
  const services: StoryFrame = {
    name: 'root causes',
    meta: {
      custom: {
        window,
        baseline: [{ fromMs: times[0] ?? 0, toMs: window.fromMs }],
        stepMs: minuteMs,
        seriesCount: 264,
        symptom: { name: 'web-frontend latency', service: 'web-frontend' },
        sentence: 'database: database latency rose from 11.6 to 120',
        ...custom,
      },
    },
    fields: [
      text('service', cases, ({ service }) => service),
      number('confidence', cases, ({ confidence }) => confidence),
      text('finding', cases, (one) => `${one.service}: ${metricOf(one)} went from ${one.baseline} to ${one.peak}`),
      text('change', cases, ({ change = '' }) => change),
      text('explains', cases, ({ explains = '' }) => explains),
      text('explained by', cases, ({ explainedBy = '' }) => explainedBy),
      text('against', cases, ({ against = '' }) => against),
    ],
  };
  const metrics: StoryFrame = {
    name: 'suspect metrics',
    fields: [
      text('metric', cases, metricOf),
      text('service', cases, ({ service }) => service),
      text('input', cases, () => 'latency'),
      text('presence', cases, () => 'steady'),
      number('baseline', cases, ({ baseline }) => baseline),
      number('peak', cases, ({ peak }) => peak),
      number('shift', cases, ({ baseline, peak }) => peak - baseline),
      number('lasting shift', cases, ({ baseline, peak }) => peak - baseline),
      text('onset', cases, (one) => (changed.includes(one) ? onsetOf(one).toISOString() : '')),
      number('lead', cases, ({ lead }) => lead ?? null),
    ],
  };
  return [services, metrics, edges(), ...changed.map((one, seed) => course(metricOf(one), one, seed + 1))];
}

/** A minute after the incident's beginning the symptom shows. */
function onsetOf({ lead = 0 }: SuspectCase): Date {
  return new Date((times[incident[0]] ?? 0) + 60_000 - 1000 * lead);
}

function edges(): StoryFrame {
  const calls = [
    ['web-frontend', 'user-service'],
    ['web-frontend', 'product-service'],
    ['user-service', 'database'],
    ['product-service', 'database'],
  ] as const;
  return {
    name: 'edges',
    fields: [text('source', calls, ([source]) => source), text('target', calls, ([, target]) => target)],
  };
}

function course(name: string, { baseline, peak }: SuspectCase, seed: number): StoryFrame {
  const random = seededRandom(seed);
  const isIncident = (i: number): boolean => i >= incident[0] && i <= incident[1];
  return {
    name: 'suspect course',
    fields: [
      { name: 'time', type: 'time', values: times },
      {
        name: 'value',
        type: 'number',
        values: times.map((_, i) => (isIncident(i) ? peak : baseline) * (0.97 + 0.06 * random())),
        config: { displayNameFromDS: name },
      },
    ],
  };
}

function text<Row>(name: string, rows: readonly Row[], of: (row: Row) => string): StoryField {
  return { name, type: 'string', values: rows.map(of) };
}

function number<Row>(name: string, rows: readonly Row[], of: (row: Row) => number | null): StoryField {
  return { name, type: 'number', values: rows.map(of) };
}
