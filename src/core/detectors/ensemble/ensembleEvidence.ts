import { formatQuantity } from '../../series/formatQuantity';
import { numberOption } from '../declaration/detectorOptions';
import { type ModelContext } from '../detector/detector';
import { type Evidence } from '../detector/evidence';
import { type EnsemblePass, memberNames } from './ensemblePass';

const referenceHours = 50;

/** What each member finds, before how many times the size that is expected so rarely. */
const findings: Readonly<Record<(typeof memberNames)[number], string>> = {
  jump: 'away from the last half hour and from what is usual',
  stay: 'three values in a row away from what is usual',
  drift: 'the average of 5 to 20 minutes has moved',
  unrest: 'changes from value to value',
};

/** What the members say of the sample that a pass judged last, loudest first. */
export function ensembleEvidence(pass: EnsemblePass, context: ModelContext): Evidence {
  const weeks = 1 / numberOption(context.options, 'alertsPerWeek');
  const rare = `what comes once in ${weeks >= 1 ? spanOf(weeks, 'week') : spanOf(7 * weeks, 'day')}`;
  const votes = memberNames.map((member, i) => ({
    member,
    score: pass.members[i],
    finding: `${findings[member]}, ${timesOf(pass.members[i])} ${rare}`,
  }));
  const days =
    pass.days > 0 ? `this time of ${pass.days} earlier ${pass.days === 1 ? 'day' : 'days'}` : 'no earlier days';
  return {
    reference: `the last ${referenceHours} hours and ${days}`,
    votes: votes.sort((a, b) => b.score - a.score),
  };
}

function timesOf(score: number): string {
  return score > 1 && score < 1.1 ? 'just above' : `${formatQuantity(Number(score.toPrecision(2)))} times`;
}

function spanOf(count: number, unit: 'week' | 'day'): string {
  return count === 1 ? `a ${unit}` : `${formatQuantity(count)} ${unit}s`;
}
