import {
  type PanelDataSummary,
  VisualizationSuggestionScore,
  type VisualizationSuggestionsSupplier,
} from '@grafana/data';

import { readRootCause } from '../../frames/grafana/readRootCause';
import { type RootCausePanelOptions } from './options';
import { texts } from './texts';

/** Offers the panel, before all others, for a ranking of root causes. */
export const suggestions: VisualizationSuggestionsSupplier<RootCausePanelOptions> = (summary: PanelDataSummary) =>
  readRootCause(summary.rawFrames ?? []).frame === undefined
    ? undefined
    : [{ name: texts.suggestion, score: VisualizationSuggestionScore.Best }];
