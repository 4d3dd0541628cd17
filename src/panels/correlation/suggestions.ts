import {
  FieldType,
  type PanelDataSummary,
  VisualizationSuggestionScore,
  type VisualizationSuggestionsSupplier,
} from '@grafana/data';

import { readCorrelationMatrix } from '../../frames/grafana/readCorrelationMatrix';
import { type CorrelationOptions } from './options';
import { texts } from './texts';

const goodRange = { from: 3, to: 60 };

/** Offers the heatmap for a finished matrix, and for several numeric series. */
export const suggestions: VisualizationSuggestionsSupplier<CorrelationOptions> = (summary: PanelDataSummary) => {
  const numbers = summary.fieldCountByType(FieldType.number);
  if (!summary.hasData || numbers < 2 || summary.rowCountMax < 2) {
    return;
  }
  if (readCorrelationMatrix(summary.rawFrames ?? [])) {
    return [{ name: texts.suggestion, score: VisualizationSuggestionScore.Best }];
  }
  const isGood = numbers >= goodRange.from && numbers <= goodRange.to && summary.hasFieldType(FieldType.time);
  return [
    {
      name: texts.suggestion,
      score: isGood ? VisualizationSuggestionScore.Good : VisualizationSuggestionScore.OK,
    },
  ];
};
