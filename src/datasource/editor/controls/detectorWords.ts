import { t } from '@grafana/i18n';

/** What a detector is called and what it does, in Grafana's language; the registry has the English words. */
export function detectorWords({
  id,
  title,
  description,
}: {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}): { readonly label: string; readonly description: string } {
  return { label: lookUp(`detectors.${id}.title`, title), description: lookUp(`detectors.${id}.help`, description) };
}

/** The keys of these words are declared by the registry, not written in the code. */
const lookUp: (key: string, words: string) => string = t;
