import { describe, it } from 'vitest';
import { z } from 'zod';
import { scaleColumns } from '../../src/core/clustering/scaling/columnScaler';
import { robustScaler } from '../../src/core/clustering/scaling/robustScaler';
import { standardScaler } from '../../src/core/clustering/scaling/standardScaler';
import { expectAllClose } from './expectClose';
import { goldenNumbers } from './goldenNumber';
import { readGolden } from './readGolden';

const golden = z
  .object({
    scalers: z.array(z.object({ name: z.string(), x: goldenNumbers, standard: goldenNumbers, robust: goldenNumbers })),
  })
  .parse(readGolden('scalers_seed_tables.json'));

describe.each(golden.scalers)('scaling of $name', ({ x, standard, robust }) => {
  const column = Float64Array.from(x);

  it('to mean 0 and deviation 1 as sklearn', () => {
    const scaled = scaleColumns(standardScaler(column, 1), column);
    expectAllClose(scaled, standard, { relative: 1e-10, absolute: 1e-10 }, 'standard');
  });

  it('to median 0 and quartile range 1 as sklearn', () => {
    const scaled = scaleColumns(robustScaler(column, 1), column);
    expectAllClose(scaled, robust, { relative: 1e-10, absolute: 1e-10 }, 'robust');
  });
});
