import { t } from '@grafana/i18n';
import { type UpstreamKindForm } from './useUpstreamKinds';

/** What a kind of store is called, and what it is for, in Grafana's language where the locale files know the kind. */
export function kindWords({ kind, title, description }: Pick<UpstreamKindForm, 'kind' | 'title' | 'description'>): {
  readonly label: string;
  readonly description: string;
} {
  return { label: title, description: lookUp(`kinds.${kind}`, description) };
}

/** The keys of these words are declared by the backend's registry, not written in the code. */
const lookUp: (key: string, words: string) => string = t;
