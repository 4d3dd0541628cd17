import { z } from 'zod';

/** What the cells of a matrix frame hold: the coefficient, or one of the numbers that go with it. */
export const matrixQuantities = ['r', 'n', 'p', 'q', 'lag'] as const;
export type MatrixQuantity = (typeof matrixQuantities)[number];

/** The frame's first field: the name of each row's series. The other fields are numbers, one a column, in row order. */
export const matrixRowField = 'series';

/**
 * What `frame.meta.custom.covary` says of a correlation matrix: one frame a quantity, all of the same shape. `lag` is
 * in milliseconds: positive where the column's series follows the row's.
 */
export const correlationMatrixMeta = z.object({
  kind: z.literal('correlationMatrix'),
  version: z.literal(1),
  quantity: z.enum(matrixQuantities),
  method: z.enum(['pearson', 'spearman', 'kendall']),
});
export type CorrelationMatrixMeta = z.infer<typeof correlationMatrixMeta>;
