import { z } from 'zod';

/** The name of a time zone of the IANA database, such as Europe/Berlin. */
export const zone = z.string().max(100).refine(isZone, 'must be a time zone such as UTC or Europe/Berlin');

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
