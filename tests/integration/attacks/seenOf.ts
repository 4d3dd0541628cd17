import { type DataResponse } from '../../../src/backend/plugin/generated/pluginv2';
import { decodeArrowFrame } from '../../../src/frames/arrow/decodeArrowFrame';

/** What the user sees of an answer: its error, its notices, or "the data". */
export function seenOf({ error, frames }: DataResponse): string {
  if (error !== '') {
    return error;
  }
  const [first] = frames;
  const notices = first === undefined ? [] : (decodeArrowFrame(first).meta?.notices ?? []);
  return ['the data', ...notices.map(({ text }) => text)].join('; ');
}
