import { type Result, success } from '../result';
import { decodeText } from './decodeText';
import { closeBracket, comma, findKey, openBrace, openBracket, skipSpace } from './jsonScan';
import { kernelModule } from './kernelModule';
import { type MatrixResponse, type ResponseSeries } from './matrixResponse';
import { histogramsOf, labelsOf, plainMatrixResponse, property } from './plain/plainMatrixResponse';
import { SampleReader } from './sampleReader';

/** How much is read at once: some milliseconds' worth. */
const stretchBytes = 4_194_304;

/** No more series than this are read at once, however short they are. */
const stretchSeries = 50;

/** What a series has beside its samples is no longer than this: labels, no native histograms. */
const longestLabels = 65_536;

/**
 * Reads the JSON that Prometheus, Mimir, Thanos or VictoriaMetrics answer to a range query: labels, times in
 * milliseconds and values, every number the double that JSON.parse would give. Only the lists of samples are read by the
 * kernel; whatever is not as expected sends the whole text through JSON.parse. An answer that is no matrix (an error, a
 * vector) comes back as its envelope without series.
 *
 * @returns failure for text that is no JSON, and for series without labels or with samples that are no pairs of a time
 *   and a number
 */
export function parseMatrixResponse(bytes: Uint8Array): Result<MatrixResponse> {
  const stretches = parseInStretches(bytes);
  let step = stretches.next();
  while (step.done !== true) {
    step = stretches.next();
  }
  return step.value;
}

/**
 * The same in stretches of some milliseconds each, for a caller who has other things to do in between; other texts may
 * be parsed meanwhile.
 */
export function* parseInStretches(bytes: Uint8Array): Generator<undefined, Result<MatrixResponse>> {
  const response = yield* readWithKernel(bytes);
  return response === undefined ? plainMatrixResponse(bytes) : success(response);
}

/**
 * Only what the kernel reads, in stretches.
 *
 * @returns undefined where the text is not as expected, or no matrix: the other functions read it all the same
 */
export function* readWithKernel(bytes: Uint8Array): Generator<undefined, MatrixResponse | undefined> {
  const module = kernelModule();
  const start = skipSpace(bytes, 0);
  const data = bytes[start] === openBrace ? findKey(bytes, start + 1, 'data') : NaN;
  const result = data >= 0 && bytes[data] === openBrace ? findKey(bytes, data + 1, 'result') : NaN;
  if (module === undefined || !(result >= 0) || bytes[result] !== openBracket) {
    return undefined;
  }
  const reader = new SampleReader(module, bytes);
  const series: ResponseSeries[] = [];
  let at = skipSpace(bytes, result + 1);
  let isOpen = bytes[at] !== closeBracket;
  let stretchEnd = at + stretchBytes;
  while (isOpen) {
    const end = readSeries(bytes, at, reader, series);
    if (end === undefined) {
      return undefined;
    }
    if (end > stretchEnd || series.length % stretchSeries === 0) {
      yield;
      reader.resume();
      stretchEnd = end + stretchBytes;
    }
    at = skipSpace(bytes, end);
    isOpen = bytes[at] === comma;
    if (isOpen) {
      at = skipSpace(bytes, at + 1);
    } else if (bytes[at] !== closeBracket) {
      return undefined;
    }
  }
  const envelope = parsed(decodeText(bytes.subarray(0, result + 1)) + decodeText(bytes.subarray(at)));
  const rest = property(envelope, 'data');
  const left = property(rest, 'result');
  const isMatrix = property(rest, 'resultType') === 'matrix' && Array.isArray(left) && left.length === 0;
  return isMatrix ? { envelope, series } : undefined;
}

/** Reads the object of one series from its opening brace on; returns the position after it, undefined at a surprise. */
function readSeries(
  bytes: Uint8Array,
  start: number,
  reader: SampleReader,
  series: ResponseSeries[]
): number | undefined {
  if (bytes[start] !== openBrace) {
    return undefined;
  }
  let text = '';
  let from = start;
  let found = findKey(bytes, start + 1, 'values');
  if (found >= 0) {
    const end = bytes[found] === openBracket ? reader.read(found + 1) : undefined;
    if (end === undefined) {
      return undefined;
    }
    if (found - start > longestLabels) {
      return undefined;
    }
    text = decodeText(bytes.subarray(start, found + 1));
    from = end - 1;
    found = findKey(bytes, end, 'values');
  }
  if (!(found < 0)) {
    return undefined;
  }
  const end = -1 - found;
  if (end - from > longestLabels) {
    return undefined;
  }
  const object = parsed(text + decodeText(bytes.subarray(from, end)));
  const labels = labelsOf(property(object, 'metric'));
  const values = property(object, 'values') ?? [];
  if (labels === undefined || !Array.isArray(values) || values.length > 0) {
    return undefined;
  }
  series.push({ labels, ...reader.takeSeries(), ...histogramsOf(object) });
  return end;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
