import { z } from 'zod';
import { readGolden } from '../../golden/readGolden';

const columns = z.record(z.string(), z.array(z.number()));

/** The documents' tables that the stories draw: metrics by name, and rows of nodes by hours. */
export const { seedInfra, seedTraffic, seedLatency } = z
  .object({ seedInfra: columns, seedTraffic: z.array(z.array(z.number())), seedLatency: columns })
  .parse(readGolden('scalers_seed_tables.json'));
