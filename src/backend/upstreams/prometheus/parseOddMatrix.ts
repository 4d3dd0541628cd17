import { type MatrixResponse } from '../../../core/kernels/matrixResponse';
import { plainMatrixResponse } from '../../../core/kernels/plain/plainMatrixResponse';
import { type Result, failure } from '../../../core/result';
import { isDeeplyNested } from '../http/isDeeplyNested';

/** No store writes answers that large in a form that has to be read in one go. */
const mostBytes = 16 * 1024 * 1024;
const mostNested = 100;

/** Reads an answer that the kernel cannot, such as an error, in one go. */
export function parseOddMatrix(_upstream: string, _status: number, body: Buffer): Result<MatrixResponse> {
  if (body.length > mostBytes) {
    return failure(`the answer of ${Math.round(body.length / 1e6)} MB is not in the form of a Prometheus API`);
  }
  return isDeeplyNested(body, mostNested)
    ? failure('the answer is no JSON that a store would write: it is nested too deeply')
    : plainMatrixResponse(body);
}
