import { type OptionSpec } from './detectorOptions';

/** How far values may lie and still be learned from as they are. */
export const clipOption: OptionSpec = {
  name: 'clip',
  title: 'Clip',
  description:
    'Values further than this many robust standard deviations from the median before them are learned as if they lay that far; 0 learns all as they are',
  kind: 'number',
  default: 4,
  minimum: 0,
  maximum: 100,
};
