import { formatColor } from './formatColor';
import { parseColor } from './parseColor';

/** The same colour, more translucent; a colour that cannot be read is returned as it is. */
export function withOpacity(color: string, opacity: number): string {
  const parsed = parseColor(color);
  return parsed ? formatColor(parsed, opacity) : color;
}
