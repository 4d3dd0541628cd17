import { z } from 'zod';

/** The longest duration that a query may name: ten years. */
export const longestMs = 3660 * 86_400_000;

/** The last time that a query may name: the begin of the year 2100. */
export const lastEpochMs = 4_102_444_800_000;

/** A time that a query names, epoch milliseconds, from 1970 to 2100. */
export const epochMs = z.number().min(0).max(lastEpochMs);

/** The text of a query to a store. */
export const queryText = z.string().max(65_536);

/** The name of an input, a label, a series or a service. */
export const nameText = z.string().min(1).max(2000);

/** A list of labels. */
export const labelNames = z.array(nameText).max(50);
