/** Service Avg@5 and AC@1 of other methods on the published part of the data, measured with their own implementations. */
export interface PeerScore {
  readonly name: string;
  /** In the order of {@link PEER_GROUPS}. */
  readonly avg5: readonly number[];
  readonly ac1: readonly number[];
}

export const peerGroups: readonly string[] = [
  'sockshop',
  'nezha-boutique:visible',
  'nezha-boutique:hidden',
  'nezha-trainticket',
  'petshop',
  'headline',
];

export const peerScores: readonly PeerScore[] = [
  { name: 'nsigma', avg5: [0.984, 0.922, 0.567, 0.052, 0.469, 0.792], ac1: [0.92, 0.89, 0, 0.04, 0.19, 0.67] },
  { name: 'baro', avg5: [0.92, 0.922, 0.3, 0.026, 0.354, 0.732], ac1: [0.8, 0.83, 0, 0, 0.15, 0.6] },
  { name: 'traversal', avg5: [0.632, 0.733, 0.433, 0.061, 0.538, 0.635], ac1: [0.4, 0.67, 0, 0.04, 0.23, 0.43] },
  { name: 'correlation', avg5: [0.528, 0.522, 0.667, 0.035, 0.808, 0.619], ac1: [0.36, 0.11, 0.33, 0, 0.5, 0.32] },
  { name: 'circa', avg5: [0.776, 0.678, 0.333, 0.009, 0.223, 0.559], ac1: [0.36, 0.39, 0.17, 0, 0.08, 0.28] },
  { name: 'pyrca_ht_graph', avg5: [0, 0.6, 0.433, 0, 0.592, 0.397], ac1: [0, 0.5, 0.17, 0, 0.38, 0.29] },
  { name: 'pyrca_rcd', avg5: [0.472, 0.244, 0, 0.043, 0.023, 0.247], ac1: [0.4, 0.11, 0, 0.04, 0, 0.17] },
  { name: 'random', avg5: [0.344, 0.244, 0.267, 0.035, 0, 0.196], ac1: [0.08, 0.06, 0.17, 0, 0, 0.05] },
  { name: 'pyrca_epsilon', avg5: [0.096, 0.456, 0.2, 0.217, 0.008, 0.186], ac1: [0, 0.11, 0, 0.13, 0, 0.04] },
  { name: 'pyrca_random_walk', avg5: [0, 0.2, 0, 0, 0.192, 0.131], ac1: [0, 0.06, 0, 0, 0.04, 0.03] },
];
