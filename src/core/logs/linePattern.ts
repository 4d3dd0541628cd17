import { failure, type Result, success } from '../result';
import { type LogPattern } from './logPattern';

/** A piece of a pattern: the field (undefined: nobody's) that runs up to the text behind it. */
interface Piece {
  readonly field: string | undefined;
  /** Empty at the end of a pattern: the field takes the rest of the line. */
  readonly before: string;
}

/**
 * Reads a pattern as LogQL's `pattern` writes it: text, and fields in angle brackets that run up to the text behind them,
 * `<ip> - <_> "<method> <path> <_>" <status> <duration_ms>`. `<_>` is nobody's. A line matches that begins with the text
 * before the first field and has all others in their order; the time is linear in the line, whatever the pattern.
 *
 * @returns the reason where a pattern names no field, or two with nothing between them
 */
export function linePattern(text: string): Result<LogPattern> {
  const parts = text.split(/<([A-Za-z_]\w*)>/);
  const [start = ''] = parts;
  const pieces: Piece[] = [];
  for (let i = 1; i < parts.length; i += 2) {
    const name = parts[i] ?? '';
    pieces.push({ field: name === '_' ? undefined : name, before: parts[i + 1] ?? '' });
  }
  const names = pieces.flatMap(({ field }) => (field === undefined ? [] : [field]));
  if (names.length === 0) {
    return failure(`the line pattern ${JSON.stringify(text)} names no field: write <duration_ms> where a line has it`);
  }
  if (new Set(names).size < names.length) {
    return failure(`the line pattern ${JSON.stringify(text)} names a field twice`);
  }
  if (pieces.slice(0, -1).some(({ before }) => before === '')) {
    return failure(`the line pattern ${JSON.stringify(text)} has two fields with nothing between them`);
  }
  return success({
    name: text,
    pattern: {
      exec: (line) => {
        const groups = line.startsWith(start) ? fieldsOf(line, start.length, pieces) : undefined;
        return groups === undefined ? null : { groups };
      },
    },
  });
}

function fieldsOf(line: string, from: number, pieces: readonly Piece[]): Record<string, string> | undefined {
  const fields: Record<string, string> = {};
  let at = from;
  for (const { field, before } of pieces) {
    const end = before === '' ? line.length : line.indexOf(before, at);
    if (end < 0) {
      return undefined;
    }
    if (field !== undefined) {
      fields[field] = line.slice(at, end);
    }
    at = end + before.length;
  }
  return fields;
}
