import { seededRandom } from '../../src/core/random';
import { sampleTimes } from './seedTables';
import { type Story, type StoryField, type StoryFrame } from './story';

const panelId = 'covary-anomaly-panel';
const minuteMs = 60_000;

interface JudgedCase {
  readonly name: string;
  readonly level: number;
  readonly noise: number;
  readonly unit?: string;
  /** First and last sample of an incident, and how many times the level it reaches. */
  readonly incident?: readonly [number, number, number];
  /** Samples before this one are not judged. */
  readonly learning?: number;
}

/** The panel's cases: the shop's incident first, then what is hard to show. */
export const anomalyStories: readonly Story[] = [
  {
    id: 'anomaly-incident',
    panelId,
    title: 'An incident that began in the database',
    frames: [...shop().map((one, seed) => judgedFrame(one, 360, seed + 1)), explanations()],
    options: {},
    fieldDefaults: { unit: 'ms' },
    size: [900, 420],
  },
  {
    id: 'anomaly-quiet',
    panelId,
    title: 'Nothing unusual',
    frames: ['cart', 'search', 'cache'].map((name, seed) => judgedFrame({ name, level: 50, noise: 2 }, 240, seed + 11)),
    options: {},
    size: [700, 360],
  },
  {
    id: 'anomaly-all-lanes',
    panelId,
    title: 'Usual series, too, by name',
    frames: shop().map((one, seed) => judgedFrame(one, 360, seed + 1)),
    options: { showUsual: true, order: 'name', lanes: 20 },
    size: [900, 460],
  },
  {
    id: 'anomaly-learning',
    panelId,
    title: 'A detector that has just begun, and one series that it cannot judge',
    frames: [
      judgedFrame({ name: 'new', level: 20, noise: 1, learning: 150, incident: [190, 200, 4] }, 240, 21),
      judgedFrame({ name: 'never judged', level: 20, noise: 1, learning: 240 }, 240, 22),
    ],
    options: { showUsual: true },
    size: [700, 340],
  },
  {
    id: 'anomaly-scores-only',
    panelId,
    title: 'Scores without values',
    frames: [scoreFrame('web-frontend', 240, [120, 140]), scoreFrame('database', 240, [110, 139])],
    options: {},
    size: [700, 320],
  },
  {
    id: 'anomaly-long-labels',
    panelId,
    title: 'Long, right-to-left and emoji names',
    frames: [
      'container_memory_working_set_bytes{namespace="checkout",pod="checkout-api-7d9f8b6c5d-x2x9q"}',
      'خدمة الدفع',
      '🔥 checkout 👩‍👩‍👧‍👦',
    ].map((name, seed) =>
      judgedFrame({ name, level: 30, noise: 1, incident: [60 + 20 * seed, 80 + 20 * seed, 3] }, 180, seed + 31)
    ),
    options: {},
    size: [620, 360],
  },
  {
    id: 'anomaly-strip',
    panelId,
    title: 'Low: one strip above the focus',
    frames: shop().map((one, seed) => judgedFrame(one, 360, seed + 1)),
    options: {},
    fieldDefaults: { unit: 'ms' },
    size: [620, 200],
  },
  {
    id: 'anomaly-lowest',
    panelId,
    title: 'Lower still: the sentence and the strip',
    frames: shop().map((one, seed) => judgedFrame(one, 360, seed + 1)),
    options: {},
    fieldDefaults: { unit: 'ms' },
    size: [620, 60],
  },
  {
    id: 'anomaly-500-lanes',
    panelId,
    title: '500 lanes of a day',
    frames: Array.from({ length: 500 }, (_, i) =>
      scoreFrame(`pod-${i}`, 1440, [(i * 37) % 1300, ((i * 37) % 1300) + (i % 9) * 6], i)
    ),
    options: { showUsual: true, lanes: 500 },
    size: [1200, 900],
  },
  {
    id: 'anomaly-long-focus',
    panelId,
    title: 'A week, each minute',
    frames: [judgedFrame({ name: 'web latency', level: 103, noise: 5, incident: [6000, 6060, 4] }, 10_000, 3)],
    options: {},
    size: [1200, 500],
  },
  { id: 'anomaly-empty', panelId, title: 'No data', frames: [], options: {}, size: [420, 220] },
];

function shop(): readonly JudgedCase[] {
  return [
    { name: 'database latency', level: 12, noise: 0.6, incident: [200, 220, 10] },
    { name: 'web-frontend latency', level: 103, noise: 5, incident: [201, 220, 5.7] },
    { name: 'product-service latency', level: 45, noise: 2, incident: [201, 221, 3] },
    { name: 'cart latency', level: 30, noise: 1.5 },
    { name: 'search latency', level: 60, noise: 4 },
    { name: 'cache latency', level: 2, noise: 0.1 },
    { name: 'payment latency', level: 80, noise: 3, incident: [300, 301, 1.6] },
  ];
}

/** A frame as the data source gives it for the format `bands`. */
function judgedFrame(
  { name, level, noise, unit, incident, learning = 0 }: JudgedCase,
  length: number,
  seed: number
): StoryFrame {
  const random = seededRandom(seed);
  const daily = (i: number) => level * (1 + 0.15 * Math.sin(i / 40));
  const isIncident = (i: number) => incident !== undefined && i >= incident[0] && i <= incident[1];
  const values = Array.from(
    { length },
    (_, i) => daily(i) * (isIncident(i) ? (incident?.[2] ?? 1) : 1) + noise * (random() + random() + random() - 1.5)
  );
  const isJudged = (i: number) => i >= learning;
  const reach = noise * 3;
  const field = (suffix: string, own: ReadonlyArray<number | null>): StoryField => ({
    name: suffix,
    type: 'number',
    values: own,
    labels: { service: name.split(' ')[0] ?? name },
    config: { displayNameFromDS: suffix === 'value' ? name : `${name} ${suffix}`, ...(unit ? { unit } : {}) },
  });
  return {
    name,
    fields: [
      { name: 'time', type: 'time', values: sampleTimes(length, minuteMs) },
      field('value', values),
      field(
        'expected',
        values.map((_, i) => (isJudged(i) ? daily(i) : null))
      ),
      field(
        'lower',
        values.map((_, i) => (isJudged(i) ? daily(i) - reach : null))
      ),
      field(
        'upper',
        values.map((_, i) => (isJudged(i) ? daily(i) + reach : null))
      ),
      field(
        'score',
        values.map((value, i) => (isJudged(i) ? Math.abs(value - daily(i)) / reach : null))
      ),
    ],
  };
}

function scoreFrame(name: string, length: number, [first, last]: readonly [number, number], seed = 1): StoryFrame {
  const random = seededRandom(seed);
  const values = Array.from({ length }, (_, i) => random() * 0.6 + (i >= first && i < last ? 1 + (i - first) / 8 : 0));
  return {
    name,
    fields: [
      { name: 'time', type: 'time', values: sampleTimes(length, minuteMs) },
      { name: 'score', type: 'number', values, labels: { pod: name }, config: { displayNameFromDS: name } },
    ],
  };
}

/** The table of the format `events`: what the votes of a pinned tooltip come from. */
function explanations(): StoryFrame {
  const times = sampleTimes(360, minuteMs);
  return {
    name: 'anomalies',
    fields: [
      { name: 'time', type: 'time', values: [times[201] ?? 0] },
      { name: 'timeEnd', type: 'time', values: [times[220] ?? 0] },
      { name: 'title', type: 'string', values: ['web-frontend latency'] },
      { name: 'text', type: 'string', values: ['The value rose to 590 ms within a minute and stayed there.'] },
      { name: 'agreeing', type: 'string', values: ['local jump, distance from the profile'] },
      { name: 'disagreeing', type: 'string', values: ['slow drift'] },
    ],
  };
}
