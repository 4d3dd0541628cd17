import { type ClusterProblem } from '../../../../core/clustering/recipe/clusterProblem';
import { type Result } from '../../../../core/result';
import { QueryError } from '../../../queryError';

/** What was found. Throws a QueryError that says what to do where it can't be. */
export function foundOrError<T>(result: Result<T, ClusterProblem>): T {
  if (!result.ok) {
    throw new QueryError(sentenceOf(result.error));
  }
  return result.value;
}

function sentenceOf(problem: ClusterProblem): string {
  switch (problem.kind) {
    case 'tooFewItems':
      return `clusters need at least two series with values; there ${problem.count === 1 ? 'is one' : 'is none'}`;
    case 'tooManyItems':
      return `${problem.count} series are too many for this method: narrow a selector to ${problem.limit}`;
    case 'tooManyClusters':
      return `there are ${problem.items} series with values, too few for ${problem.count} clusters: lower "count"`;
    case 'tooMuchToTry':
      return (
        `finding the number of clusters of ${problem.items} series by ${problem.columns} numbers each takes too long: ` +
        'give "count", lower "maxCount", raise "stepMs" or compare features'
      );
    case 'noReach':
      return `${problem.items} series with values are too few to find a reach, or all the same: give "reach" or lower "minNeighbours"`;
    case 'needsEuclidean':
      return `the linkage ${problem.method} is for euclidean distances only: set "linkage" to average, or "metric"`;
    case 'noDistance':
      return (
        `no two series have a ${problem.metric} distance: jensenshannon takes values of 0 or more (set "scaling" to none), ` +
        'mahalanobis more series than numbers of each'
      );
  }
}
