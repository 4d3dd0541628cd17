import { seededRandom } from '../random';
import { averageRanks } from './averageRanks';
import { clusterRows } from './clusterRows';
import { convolvedBins } from './convolvedBins';
import { forestPathLengths } from './forestPathLengths';
import { kernelModule } from './kernelModule';
import { laggedProducts } from './laggedProducts';
import { pairCorrelations } from './pairCorrelations';
import { parseMatrixResponse } from './parseMatrixResponse';
import { rollingMedianPass } from './rollingMedianPass';
import { rollingScoreRows } from './rollingScoreRows';
import { squaredMahalanobis } from './squaredMahalanobis';
import { wardGroups } from './wardGroups';
import { windowMoments } from './windowMoments';
import { windowQuantiles } from './windowQuantiles';

const rounds = 6;

/**
 * Compiles the kernels and runs each on a little made-up data until the engine has optimised it, so that the first
 * question is answered as fast as the next. Takes about a tenth of a second; meant for the start of a process or worker.
 */
export function warmUpKernels(): void {
  if (kernelModule() === undefined) {
    return;
  }
  const random = seededRandom(1);
  const whole = Float64Array.from({ length: 96 * 480 }, random);
  const gapped = whole.map((value) => (random() < 0.05 ? NaN : value));
  const series = whole.subarray(0, 4800);
  const starts = Int32Array.from(series, (_, i) => Math.max(0, i - 60));
  const ends = Int32Array.from(series, (_, i) => i);
  const answer = rangeAnswer(series);
  const bins = {
    origin: 0,
    binWidth: 0.01,
    margin: 64,
    binCount: 300,
    kernel: new Float64Array(60).fill(1),
    step: 1,
    outputs: 100,
  };
  const forest = {
    trees: 4,
    depth: 8,
    splitColumns: new Int32Array(4 * 255),
    thresholds: new Float64Array(4 * 255).fill(0.5),
    pathLengths: new Float64Array(4 * 256),
  };
  for (let round = 0; round < rounds; round++) {
    pairCorrelations(whole, 96, 480, neverVaries);
    pairCorrelations(gapped, 96, 480, neverVaries);
    parseMatrixResponse(answer);
    rollingMedianPass(series, 60, 1, true);
    rollingScoreRows([series.subarray(0, 2400), series.subarray(2400)], 60, 10);
    windowMoments(series, 60, 1);
    windowQuantiles(series, starts, ends, 0.9, 1);
    averageRanks(series);
    laggedProducts(series, [series], -30, 61);
    convolvedBins(whole, bins);
    squaredMahalanobis(whole, 4608, 10, whole.subarray(0, 10), whole.subarray(0, 100));
    forestPathLengths(forest, whole, 9216, 5);
    clusterWith(whole.subarray(0, 6 * 4096));
    joinGroups(whole.subarray(0, 6 * 512));
  }
}

/** No made-up row needs the careful way. */
function neverVaries(): boolean {
  return false;
}

function clusterWith(data: Float64Array): void {
  const rows = clusterRows(data, data.length / 6, 6, 8);
  rows.meanColumnVariance();
  let sum = rows.firstSeed(0);
  for (let seed = 1; seed < 8; seed++) {
    rows.sumWithSeed(seed);
    sum = rows.addSeed(rows.rowAtDistance(sum / 2));
  }
  rows.assign(data.slice(0, 48));
  rows.sums();
}

function joinGroups(data: Float64Array): void {
  const { chain, extend } = wardGroups(data, data.length / 6, 6);
  for (let x = 0; x < 100; x++) {
    chain[0] = x;
    extend(1);
  }
}

function rangeAnswer(values: Float64Array): Uint8Array {
  const samples = Array.from(values, (value, i) => `[${1_700_000_000 + 15 * i},"${value}"]`).join(',');
  const text = `{"data":{"resultType":"matrix","result":[{"metric":{},"values":[${samples}]}]}}`;
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
