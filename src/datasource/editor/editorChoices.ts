import { createContext, useContext } from 'react';
import { getDefaultTimeRange, type TimeRange } from '@grafana/data';
import { type CovaryDataQuery } from '../covaryDataQuery';

/** What an editor's fields can offer to choose from. */
export interface EditorChoices {
  readonly inputs: NonNullable<CovaryDataQuery['inputs']>;
  /** The names of the series that the inputs return. */
  readonly seriesNames: readonly string[];
  /** The services that Covary sees in them. */
  readonly services: readonly string[];
  /** The labels that the stores have. */
  readonly labels: () => Promise<readonly string[]>;
  /** The tags of Grafana's annotations. */
  readonly tags: () => Promise<readonly string[]>;
  /** What the dashboard, or Explore, shows. */
  readonly range: TimeRange;
  /** Whether it is an alert rule's query: it has no dashboard, and gets numbers. */
  readonly isAlert: boolean;
}

const noChoices: EditorChoices = {
  inputs: [],
  seriesNames: [],
  services: [],
  labels: () => Promise.resolve([]),
  tags: () => Promise.resolve([]),
  range: getDefaultTimeRange(),
  isAlert: false,
};

/** Set by the query editor; without it there is nothing to choose from. */
export const EditorChoicesContext = createContext(noChoices);

/** What the fields of the editor around can offer. */
export function useEditorChoices(): EditorChoices {
  return useContext(EditorChoicesContext);
}
