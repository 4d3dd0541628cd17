import { callPath } from '../../core/rootcause/graph/callPath';
import { formatDuration } from '../../core/series/formatDuration';
import { type RootCauseAnswer, type Suspect } from '../../frames/grafana/readRootCause';
import { againstText } from './againstText';
import { findingSentence, type Writing } from './findingSentence';
import { reasonsFor } from './reasonsFor';
import { type SuspectFacts } from './SuspectCard';
import { texts } from './texts';

/** More services than these are counted. */
const named = 2;

/** What a card says of a suspect, the `rank`-th of those that have one: who was ruled out has no number. */
export function suspectFacts(suspect: Suspect, answer: RootCauseAnswer, writing: Writing, rank: number): SuspectFacts {
  const { service, confidence } = suspect;
  const { symptom, calls } = answer;
  const [best] = suspect.metrics;
  const course = best && answer.courses.get(best.name);
  return {
    service,
    confidence,
    rank,
    finding: findingSentence(suspect, writing),
    consequence: consequenceOf(suspect, answer),
    change: suspect.change,
    path: symptom === undefined ? [] : callPath(calls, service, symptom.service),
    speaksFor: reasonsFor(suspect, answer),
    against: suspect.against.map(againstText),
    course: best &&
      course && {
        metric: best.name,
        course: {
          times: course.times,
          values: course.values,
          window: answer.window,
          baseline: answer.baseline,
          onsetMs: best.onsetMs,
          usual: best.baseline,
        },
      },
  };
}

function consequenceOf({ explains, explainedBy, metrics: [best] }: Suspect, { suspects }: RootCauseAnswer): string {
  if (explainedBy !== '') {
    const explaining = suspects.find(({ service }) => service === explainedBy)?.metrics[0];
    const byMs = (best?.onsetMs ?? NaN) - (explaining?.onsetMs ?? NaN);
    return byMs > 0 ? texts.followsBy(explainedBy, formatDuration(byMs)) : texts.follows(explainedBy);
  }
  return explains.length === 0 ? '' : texts.explains(listed(explains));
}

function listed(services: readonly string[]): string {
  const rest = services.length - named;
  const first = services.slice(0, named);
  return rest > 0
    ? texts.andMore(first.join(', '), rest)
    : first.reduce((whole, service) => (whole === '' ? service : texts.and(whole, service)), '');
}
