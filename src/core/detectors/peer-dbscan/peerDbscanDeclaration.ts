import { z } from 'zod';
import { type DetectorDeclaration } from '../declaration/detectorDeclaration';
import { sensitivityOption } from '../declaration/sensitivityOption';

/** What `peerDbscan` is called and what it takes. */
export const peerDbscanDeclaration = {
  id: 'peerDbscan',
  title: 'Peers: DBSCAN',
  description: 'Series apart from the group that most series form at the same time',
  options: z.strictObject({
    sensitivity: sensitivityOption(0.5),
  }),
} satisfies DetectorDeclaration;
