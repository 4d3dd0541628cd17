import { z } from 'zod';
import { type DetectorDeclaration } from '../declaration/detectorDeclaration';
import { sensitivityOption } from '../declaration/sensitivityOption';

/** What `peerMad` is called and what it takes. */
export const peerMadDeclaration = {
  id: 'peerMad',
  title: 'Peers: median and MAD',
  description: 'Series far from the median of all series at the same time',
  options: z.strictObject({
    sensitivity: sensitivityOption(0.5),
  }),
} satisfies DetectorDeclaration;
