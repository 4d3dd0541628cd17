import { z } from 'zod';

/** How far values may lie and still be learned from as they are. */
export const clipOption = z.number().min(0).max(100).default(4).meta({
  title: 'Clip',
  description:
    'Values further than this many robust standard deviations from the median before them are learned as if they lay that far; 0 learns all as they are',
});
