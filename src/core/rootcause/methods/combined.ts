import { agreementEvidence } from '../evidence/agreementEvidence';
import { addChanges } from '../evidence/addChanges';
import { explainAway } from '../evidence/explainAway';
import { preferEarly } from '../evidence/preferEarly';
import { weighByTraffic } from '../evidence/weighByTraffic';
import { weighByPath } from '../evidence/weighByPath';
import { type RankingMethod } from '../ranking/rankingMethod';

/**
 * The default: how much a metric changed, how well the change agrees with the target's, and where its service stands in
 * the graph. docs/root-cause.md has the formulas and what each part is worth.
 *
 * 1. Change of a metric: a = ln(1 + saturate(lasting level)), two-sided, less for a short baseline.
 * 2. Trust in the target: τ = 0.8 (1 − p)³, p = the share of its baseline that deviates as much as its incident does.
 * 3. Agreement: the cosine of both shapes within the incident, at the best lead of up to a quarter of the window. The
 *    metric's evidence is (1 − τ) a + τ · a · agreement · w, w = 1 for the target's own symptom and for
 *    resources, 0.3 otherwise. With a remote baseline both are measured from where the target was still normal.
 *    An idle service, whose traffic is measured and always 0, counts 0.3.
 * 4. Onset: a change that begins later than the first strong one loses up to 0.2.
 * 5. Path: services that no chain of affected services joins with the target lose up to 0.6 τ.
 * 6. Explaining away: latency, errors and traffic of a service lose up to 0.6 where a dependency is affected as much;
 *    its own resources are not explained by another service. Within a cycle only what began earlier explains. The
 *    target's own service counts 0.7.
 * 7. Changes: a deployment, a restart and the like shortly before the incident adds to its service's score.
 */
export const combined: RankingMethod<'combined'> = {
  id: 'combined',
  name: 'Combined',
  description: 'Change, agreement with the target, and position in the graph',
  score: (problem) => {
    const { evidence, trust } = agreementEvidence(problem);
    const scores = explainAway(
      problem,
      weighByPath(problem, preferEarly(problem, weighByTraffic(problem, evidence)), trust)
    );
    return { ...scores, services: addChanges(problem, scores.services) };
  },
};
