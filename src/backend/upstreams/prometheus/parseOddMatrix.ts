import { type MatrixResponse } from '../../../core/kernels/matrixResponse';
import { plainMatrixResponse } from '../../../core/kernels/plain/plainMatrixResponse';
import { type Labels } from '../../../core/series/labelledSeries';
import { type Result, failure } from '../../../core/result';
import { isDeeplyNested } from '../http/isDeeplyNested';

/** No store writes answers that large in a form that has to be read in one go. */
const mostBytes = 16 * 1024 * 1024;
const mostNested = 100;

/** No store lets a series have so many labels, or so long ones: Prometheus and Mimir have some thirty of 2048 characters. */
const mostLabels = 1000;
const mostLabelCharacters = 262_144;

/** Reads an answer that the kernel cannot, such as an error or native histograms, in one go. */
export function parseOddMatrix(_upstream: string, _status: number, body: Buffer): Result<MatrixResponse> {
  if (body.length > mostBytes) {
    return failure(
      `the answer of ${Math.round(body.length / 1e6)} MB is not in the form of a Prometheus API, or has native histograms`
    );
  }
  if (isDeeplyNested(body, mostNested)) {
    return failure('the answer is no JSON that a store would write: it is nested too deeply');
  }
  const answer = plainMatrixResponse(body);
  const refusal = answer.ok ? answer.value.series.map(({ labels }) => refusalOf(labels)).find(Boolean) : undefined;
  return refusal === undefined ? answer : failure(refusal);
}

function refusalOf(labels: Labels): string | undefined {
  const entries = Object.entries(labels);
  const characters = entries.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  return entries.length > mostLabels || characters > mostLabelCharacters
    ? `a series of the answer has ${entries.length} labels of ${characters} characters, more than the ${mostLabels} of ` +
        `${mostLabelCharacters} that one may have`
    : undefined;
}
