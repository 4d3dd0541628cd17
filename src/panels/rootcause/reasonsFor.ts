import { callPath } from '../../core/rootcause/graph/callPath';
import { type RootCauseAnswer, type Suspect } from '../../frames/grafana/readRootCause';
import { texts } from './texts';

/** A lasting change of so many usual variations counts. */
const clearShift = 3;

/** What speaks for a suspect, of what was computed: nothing is said of what is not known. */
export function reasonsFor(suspect: Suspect, { suspects, symptom, calls }: RootCauseAnswer): readonly string[] {
  const onset = suspect.metrics[0]?.onsetMs ?? NaN;
  const others = suspects.filter(({ service }) => service !== suspect.service);
  const otherOnsets = others.map(({ metrics: [best] }) => best?.onsetMs ?? NaN).filter((time) => !Number.isNaN(time));
  const more = suspect.metrics.slice(1).filter(({ lastingShift }) => Math.abs(lastingShift) >= clearShift).length;
  const path = symptom === undefined ? [] : callPath(calls, suspect.service, symptom.service);
  return [
    ...(otherOnsets.length > 0 && otherOnsets.every((time) => onset < time) ? [texts.firstToChange] : []),
    ...(more > 0 ? [texts.moreChanged(more)] : []),
    ...(path.length > 1 ? [texts.onThePath] : []),
  ];
}
