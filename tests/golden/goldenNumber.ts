import { z } from 'zod';

/** A number of a golden file, infinities included. */
const plainNumber = z.custom<number>((value) => typeof value === 'number');

/** A golden number where null stands for NaN. */
export const goldenNumber = z.union([plainNumber, z.null().transform(() => NaN)]);

/** A list of golden numbers. */
export const goldenNumbers = z.array(goldenNumber);

/** A list of lists of golden numbers. */
export const goldenMatrix = z.array(goldenNumbers);
