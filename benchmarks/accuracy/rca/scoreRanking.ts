import { type RcaCase, type RcaPrediction } from './rcaCase';
import { serviceOfColumn } from './serviceOfColumn';

/** Shares of cases whose cause is among the first 1, 3 and 5, and the mean of the shares at 1 to 5. */
export interface RankScore {
  readonly cases: number;
  readonly ac1: number;
  readonly ac3: number;
  readonly ac5: number;
  readonly avg5: number;
}

export interface GroupScore {
  readonly group: string;
  readonly service: RankScore;
  readonly metric: RankScore;
}

const headline = ['sockshop', 'nezha-boutique:visible', 'petshop'];

/** Every group's score, and last the `headline`: the mean over sock-shop, the boutique's visible faults and PetShop. */
export function scoreRankings(
  cases: readonly RcaCase[],
  predictions: Readonly<Record<string, RcaPrediction>>
): readonly GroupScore[] {
  const ranks = new Map<string, { service: number[]; metric: number[] }>();
  for (const rcaCase of cases) {
    const prediction = predictions[rcaCase.id];
    for (const group of groupsOf(rcaCase)) {
      let lists = ranks.get(group);
      if (lists === undefined) {
        lists = { service: [], metric: [] };
        ranks.set(group, lists);
      }
      lists.service.push(serviceRank(rcaCase, prediction));
      const accepted = rcaCase.rootCause.metrics;
      if (accepted !== null) {
        lists.metric.push((prediction?.metrics.findIndex((metric) => accepted.includes(metric)) ?? -1) + 1);
      }
    }
  }
  const groups = [...ranks].map(([group, lists]) => ({
    group,
    service: rankScore(lists.service),
    metric: rankScore(lists.metric),
  }));
  const heads = groups.filter(({ group }) => headline.includes(group));
  return [
    ...groups,
    {
      group: 'headline',
      service: meanScore(heads.map(({ service }) => service)),
      metric: meanScore(heads.map(({ metric }) => metric).filter(({ cases: count }) => count > 0)),
    },
  ];
}

/** 1-based rank of the true service; 0 where it is missing. `FRONT` is the entry's own telemetry, not a service. */
export function serviceRank(rcaCase: RcaCase, prediction: RcaPrediction | undefined): number {
  const services = prediction?.services ?? [...new Set(prediction?.metrics.map(serviceOfColumn))];
  return services.filter((service) => service !== 'FRONT').indexOf(rcaCase.rootCause.service) + 1;
}

/** The data set, and of those with hidden faults its visible and hidden ones apart. */
function groupsOf({ dataset, visible }: RcaCase): readonly string[] {
  return dataset === 'sockshop' || dataset.startsWith('petshop')
    ? [dataset]
    : [dataset, `${dataset}:${visible ? 'visible' : 'hidden'}`];
}

function rankScore(ranks: readonly number[]): RankScore {
  const within = (k: number): number => ranks.filter((rank) => rank > 0 && rank <= k).length / ranks.length;
  const shares = [1, 2, 3, 4, 5].map(within);
  return {
    cases: ranks.length,
    ac1: within(1),
    ac3: within(3),
    ac5: within(5),
    avg5: shares.reduce((sum, share) => sum + share, 0) / shares.length,
  };
}

function meanScore(scores: readonly RankScore[]): RankScore {
  const mean = (of: (score: RankScore) => number): number =>
    scores.reduce((sum, score) => sum + of(score), 0) / scores.length;
  return {
    cases: scores.reduce((sum, { cases }) => sum + cases, 0),
    ac1: mean(({ ac1 }) => ac1),
    ac3: mean(({ ac3 }) => ac3),
    ac5: mean(({ ac5 }) => ac5),
    avg5: mean(({ avg5 }) => avg5),
  };
}
