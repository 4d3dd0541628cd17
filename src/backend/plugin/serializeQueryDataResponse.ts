import { DataResponse, type QueryDataResponse } from './generated/pluginv2';

const responsesField = 1;
const keyField = 1;
const valueField = 2;
const framesField = 1;

/** How much is copied between two pauses: a millisecond's worth or two. */
const stretchBytes = 2_097_152;

/**
 * The bytes of a QueryDataResponse. The generated encoder copies the frames once for each message around them, which at
 * 1000 series of 1440 points (24 MB) costs five times as much as here, where they are copied once. Pauses often.
 */
export function* serializeQueryDataResponse({ responses }: QueryDataResponse): Generator<undefined, Buffer> {
  const parts: Uint8Array[] = [];
  for (const [refId, response] of responses) {
    const value: Uint8Array[] = [];
    for (const frame of response.frames) {
      value.push(fieldHead(framesField, frame.length), frame);
    }
    value.push(DataResponse.encode({ ...response, frames: [] }).finish());
    const valueLength = totalLength(value);
    const key = Buffer.from(refId);
    const entryHead = [fieldHead(keyField, key.length), key, fieldHead(valueField, valueLength)];
    parts.push(fieldHead(responsesField, totalLength(entryHead) + valueLength));
    for (const part of [...entryHead, ...value]) {
      parts.push(part);
    }
  }
  return yield* concatenated(parts);
}

function* concatenated(parts: readonly Uint8Array[]): Generator<undefined, Buffer> {
  const whole = Buffer.allocUnsafeSlow(totalLength(parts));
  let end = 0;
  for (const part of parts) {
    for (let start = 0; start < part.length; start += stretchBytes) {
      const stretch = part.subarray(start, start + stretchBytes);
      whole.set(stretch, end);
      end += stretch.length;
      yield;
    }
  }
  return whole;
}

function totalLength(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}

/** Number and kind of a field that has a length, and the length as a varint. */
function fieldHead(fieldNumber: number, length: number): Uint8Array {
  const lengthDelimited = 2;
  const bytes = [(fieldNumber << 3) | lengthDelimited];
  let rest = length;
  while (rest > 127) {
    bytes.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
  return Uint8Array.from(bytes);
}
