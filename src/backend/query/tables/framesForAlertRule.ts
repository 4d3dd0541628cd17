import { type WireFrame } from '../../../frames/schema/wireFrame';
import { QueryError } from '../../queryError';

/**
 * What an alert rule gets of a table: its labels and one number a row, since two numbers of the same labels would be
 * the same alert instance twice. `column` names the number; the first one counts where it is left out. Time series pass
 * as they are.
 */
export function framesForAlertRule(frames: readonly WireFrame[], column: string | undefined): readonly WireFrame[] {
  return frames.map((frame) => {
    if (frame.meta?.type !== 'numeric-long') {
      return frame;
    }
    const numbers = frame.fields.filter(({ type }) => type === 'number');
    const chosen = column === undefined ? numbers[0] : numbers.find(({ name }) => name === column);
    if (chosen === undefined && numbers.length > 0) {
      const names = numbers.map(({ name }) => `"${name}"`).join(', ');
      throw new QueryError(`there is no column "${column}" for the alert rule; the table has ${names}`);
    }
    return { ...frame, fields: frame.fields.filter((field) => field.type !== 'number' || field === chosen) };
  });
}
