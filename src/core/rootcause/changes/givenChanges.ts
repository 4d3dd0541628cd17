import { type ChangeEvent, type ChangeKind } from './changeEvent';

/** Something that is known to have happened: an annotation, say. */
export interface GivenEvent {
  readonly timeMs: number;
  readonly name: string;
  readonly tags?: readonly string[] | undefined;
}

const words: ReadonlyArray<readonly [ChangeKind, RegExp]> = [
  ['deployment', /deploy|release|roll(ed)?[ -]?(out|back)|upgrade|version|\bv?\d+\.\d+\.\d+\b/i],
  ['configuration', /config|setting|feature|flag|toggle|secret/i],
  ['oom kill', /\boom\b|out of memory/i],
  ['restart', /restart|reboot/i],
  ['scaling', /scal(e|ed|ing)\b|replica/i],
  ['certificate', /certificate|\btls\b|\bcert\b/i],
  ['node', /\bnode\b|drain|cordon/i],
];

/**
 * Reads given events: their kind from the words of text and tags, their service where text or tags name one of the known
 * ones (the longest name, as a whole word). An event that names none may have touched any.
 */
export function givenChanges(events: readonly GivenEvent[], services: readonly string[]): readonly ChangeEvent[] {
  const longestFirst = [...services].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return events.map(({ timeMs, name, tags = [] }) => {
    const text = [name, ...tags].join(' ');
    const kind = words.find(([, pattern]) => pattern.test(text))?.[0] ?? 'event';
    const service = longestFirst.find((known) => isNamed(text, known));
    const what = name === '' ? tags.join(' ') : name;
    return { kind, service, node: undefined, timeMs, what, seriesName: undefined };
  });
}

/** Names of services hold dashes, and text may end in a dot. */
function isNamed(text: string, service: string): boolean {
  for (let at = text.indexOf(service); service !== '' && at >= 0; at = text.indexOf(service, at + 1)) {
    if (!/[\w-]/.test(text.charAt(at - 1)) && !/[\w-]/.test(text.charAt(at + service.length))) {
      return true;
    }
  }
  return false;
}
