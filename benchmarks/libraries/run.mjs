// npm run bench:libraries: beside each of our functions the one of simple-statistics or ml-kmeans that promises the same: how many golden
// cases each passes within the goldens' tolerance, and how long it takes over 20 and over 10 000 values.
// docs/decisions/0005-statistics-libraries.md says what followed from it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { kmeans } from 'ml-kmeans';
import * as theirs from 'simple-statistics';

const folder = import.meta.dirname;
const bundle = path.join(folder, '../out/libraries.mjs');
await build({
  entryPoints: [path.join(folder, 'main.ts')],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  logLevel: 'warning',
});
const ours = await import(bundle);

const infinities = { Infinity, '-Infinity': -Infinity };
const golden = (file) =>
  JSON.parse(readFileSync(path.join(folder, '../../tests/golden/data', file), 'utf8'), (_key, value) =>
    typeof value === 'string' ? (infinities[value] ?? value) : value
  );
const isComplete = (values) => values.length > 0 && values.every(Number.isFinite);

const samples = golden('descriptive.json').cases.filter(({ x }) => isComplete(x));
const descriptive = (read, tolerance = 1e-12) =>
  samples
    .map((sample) => ({ arguments: [sample.x], expected: read(sample) }))
    .filter(({ expected }) => typeof expected === 'number')
    .map((one) => ({ ...one, tolerance }));

/** Scipy takes deviations from a rounded mean; constants have no shape. */
const shapes = (read, units) =>
  descriptive(read, 1e-9)
    .map((one) => ({ ...one, spread: ours.standardDeviation(one.arguments[0], 'population') }))
    .filter(({ spread }) => spread > 0)
    .map((one) => ({ ...one, absolute: (units * 2 ** -51 * Math.abs(ours.mean(one.arguments[0]))) / one.spread }));

const pairs = golden('correlation.json').cases.flatMap(({ columns, data, pearson_exact: exact, spearman }) =>
  columns.flatMap((a, i) =>
    columns.slice(i + 1).flatMap((b, j) => {
      const both = isComplete(data[a]) && isComplete(data[b]) && data[a].length === data[b].length;
      const at = (matrix) => matrix?.[i]?.[i + 1 + j];
      return both ? [{ arguments: [data[a], data[b]], pearson: at(exact), spearman: at(spearman) }] : [];
    })
  )
);
const correlated = (name) =>
  pairs
    .filter((pair) => typeof pair[name] === 'number')
    .map((pair) => ({ arguments: pair.arguments, expected: pair[name], absolute: 1e-12 }));

const distributions = golden('tests_distributions.json');
const special = (name, from = (y) => y) => {
  const { x, y } = distributions.special.find(({ fn }) => fn === name);
  return x.map((at, i) => ({ arguments: [at], expected: from(y[i]), tolerance: 1e-9 }));
};
const normal = distributions.distributions.find(({ dist }) => dist === 'normal');
const quantileAt = (values, p) => {
  const sorted = values.toSorted((a, b) => a - b);
  const place = p * (sorted.length - 1);
  const low = Math.floor(place);
  return sorted[low] + (place - low) * (sorted[Math.min(low + 1, sorted.length - 1)] - sorted[low]);
};

const rows = [
  ['mean', 'mean', descriptive(({ exact }) => exact?.mean)],
  ['sum', 'sum', descriptive(({ exact }) => exact?.sum)],
  ['variance (n)', 'variance', descriptive(({ exact }) => exact?.var_pop), (x) => ours.variance(x, 'population')],
  [
    'variance (n − 1)',
    'sampleVariance',
    descriptive(({ exact }) => exact?.var_sample),
    (x) => ours.variance(x, 'sample'),
  ],
  [
    'standard deviation (n)',
    'standardDeviation',
    descriptive(({ exact }) => exact?.std_pop),
    (x) => ours.standardDeviation(x, 'population'),
  ],
  [
    'standard deviation (n − 1)',
    'sampleStandardDeviation',
    descriptive(({ exact }) => exact?.std_sample),
    (x) => ours.standardDeviation(x, 'sample'),
  ],
  ['median', 'median', descriptive(({ median }) => median)],
  [
    'quantile (p99)',
    'quantile',
    descriptive(({ quantiles }) => quantiles?.linear?.[7]),
    (x) => ours.quantile(x, 0.99),
    (x) => theirs.quantile(x, 0.99),
  ],
  [
    'interquartile range',
    'interquartileRange',
    descriptive(({ quantiles, x }) => (quantiles ? quantileAt(x, 0.75) - quantileAt(x, 0.25) : undefined)),
    (x) => ours.quantile(x, 0.75) - ours.quantile(x, 0.25),
  ],
  ['median absolute deviation', 'medianAbsoluteDeviation', descriptive(({ mad_raw: mad }) => mad)],
  [
    'skewness (bias-corrected)',
    'sampleSkewness',
    shapes(({ skew_unbiased: skew }) => skew, 3.2),
    (x) => ours.skewness(x, 'sample'),
  ],
  [
    'excess kurtosis',
    'sampleKurtosis (another estimate)',
    shapes(({ kurtosis_excess: k }) => k, 8),
    ours.excessKurtosis,
    theirs.sampleKurtosis,
  ],
  ['extent', 'extent', descriptive(({ max }) => max), (x) => ours.extent(x).high, (x) => theirs.extent(x)[1]],
  ['Pearson', 'sampleCorrelation', correlated('pearson'), ours.pearson, theirs.sampleCorrelation],
  ['Spearman', 'sampleRankCorrelation', correlated('spearman'), ours.spearman, theirs.sampleRankCorrelation],
  [
    'slope of a line',
    'linearRegression',
    pairs.flatMap(({ arguments: [x, y], pearson }) => {
      const scale = ours.standardDeviation(y, 'population') / ours.standardDeviation(x, 'population');
      return Number.isFinite(pearson * scale) && pearson * scale !== 0
        ? [{ arguments: [x, y], expected: pearson * scale, tolerance: 1e-8, absolute: 1e-9 * scale }]
        : [];
    }),
    (x, y) => ours.linearRegression(x, y)?.slope ?? NaN,
    (x, y) => theirs.linearRegression(Array.from(x, (value, i) => [value, y[i]])).m,
  ],
  ['error function', 'errorFunction', special('erfc', (y) => 1 - y)],
  ['ln Γ', 'gammaln', special('gammaln'), ours.logGamma, theirs.gammaln],
  [
    'normal distribution',
    'cumulativeStdNormalProbability',
    normal.x.map((x, i) => ({ arguments: [x], expected: normal.cdf[i], tolerance: 1e-8, absolute: 1e-300 })),
    ours.normalCdf,
    theirs.cumulativeStdNormalProbability,
  ],
  [
    'normal quantile',
    'probit',
    normal.q.map((q, i) => ({ arguments: [q], expected: normal.ppf[i], tolerance: 1e-9 })),
    ours.normalQuantile,
    theirs.probit,
  ],
  [
    "Student's t of two samples",
    'tTestTwoSample (no p-value)',
    distributions.ttests
      .filter(({ a, b, student }) => isComplete(a) && isComplete(b) && typeof student?.t === 'number')
      .map(({ a, b, student }) => ({ arguments: [a, b], expected: student.t, tolerance: 1e-8 })),
    (a, b) => ours.studentTTest(a, b).t ?? ours.studentTTest(a, b).statistic,
    theirs.tTestTwoSample,
  ],
];

const passes = ({ arguments: given, expected, tolerance = 0, absolute = 0 }, compute) => {
  let actual;
  try {
    actual = compute(...given);
  } catch {
    return false;
  }
  return (
    Object.is(actual, expected) || Math.abs(actual - expected) <= Math.max(tolerance * Math.abs(expected), absolute)
  );
};

/** The median of rounds, in microseconds a call. */
function microseconds(compute, given) {
  const calls = Math.max(3, Math.round(20_000 / (given[0]?.length ?? 1)));
  const rounds = Array.from({ length: 9 }, () => {
    const start = process.hrtime.bigint();
    for (let i = 0; i < calls; i++) {
      compute(...given);
    }
    return Number(process.hrtime.bigint() - start) / 1000 / calls;
  });
  return rounds.sort((a, b) => a - b)[4];
}

const random = ours.seededRandom(1);
const series = (length) => Float64Array.from({ length }, () => 100 + 10 * ours.normalQuantile(random() || 0.5));
const [small, large] = [20, 10_000].map((length) => [series(length), series(length)]);
const short = (value) => (value < 10 ? value.toFixed(2) : value.toFixed(0));

console.log(
  '| function | of simple-statistics | ours passes | it passes | ours, 20 values | it | ours, 10 000 values | it |'
);
console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
for (const [name, library, cases, own, other] of rows) {
  const camel = name.replace(/ (\w)/g, (_all, letter) => letter.toUpperCase());
  const compute = own ?? ours[camel];
  const rival = other ?? theirs[library];
  const passed = (one) => `${cases.filter((sample) => passes(sample, one)).length} of ${cases.length}`;
  const given = (sample) => (cases[0].arguments.length === 2 ? sample : [sample[0]]);
  const takesValues = cases[0].arguments[0].length !== undefined;
  const timesOf = (sample) =>
    takesValues ? [compute, rival].map((one) => `${short(microseconds(one, given(sample)))} µs`) : ['', ''];
  console.log(
    `| ${[name, library, passed(compute), passed(rival), ...timesOf(small), ...timesOf(large)].join(' | ')} |`
  );
}

console.log(
  '\n| k-means, golden cases | k | inertia of ours / best | ml-kmeans, its defaults / best | ours | ml-kmeans |'
);
console.log('| --- | --- | --- | --- | --- | --- |');
const clustering = golden('clustering.json').cases;
for (const { name, scaled, kmeans: found } of clustering) {
  const flat = Float64Array.from(scaled.flat());
  const columns = scaled[0].length;
  for (const { k, best_inertia: best } of found.filter((one) => [3, 6].includes(one.k))) {
    const own = () => ours.kMeans(flat, scaled.length, columns, k, { random: ours.seededRandom(1) });
    const other = () => kmeans(scaled, k, { seed: 1, initialization: 'kmeans++' });
    const { clusters, centroids } = other();
    const inertia = scaled.reduce(
      (sum, row, i) => sum + row.reduce((own_, value, c) => own_ + (value - centroids[clusters[i]][c]) ** 2, 0),
      0
    );
    const times = [own, other].map((one) => `${short(microseconds(one, [scaled]) / 1000)} ms`);
    console.log(
      `| ${[name, k, (own().inertia / best).toFixed(3), (inertia / best).toFixed(3), ...times].join(' | ')} |`
    );
  }
}
