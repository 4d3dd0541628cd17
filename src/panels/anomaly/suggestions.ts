import {
  type PanelDataSummary,
  VisualizationSuggestionScore,
  type VisualizationSuggestionsSupplier,
} from '@grafana/data';

import { readJudgedSeries } from '../../frames/grafana/readJudgedSeries';
import { type AnomalyPanelOptions } from './options';
import { texts } from './texts';

/** Offers the panel, before all others, for series that a detector has judged. */
export const suggestions: VisualizationSuggestionsSupplier<AnomalyPanelOptions> = (summary: PanelDataSummary) =>
  readJudgedSeries(summary.rawFrames ?? []).length > 0
    ? [{ name: texts.suggestion, score: VisualizationSuggestionScore.Best }]
    : undefined;
