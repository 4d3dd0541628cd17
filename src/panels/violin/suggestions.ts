import {
  DataFrameType,
  FieldType,
  VisualizationSuggestionScore,
  type VisualizationSuggestionsSupplier,
} from '@grafana/data';

import { type ViolinPanelOptions } from './options';
import { texts } from './texts';

/** Fewer values have no shape worth showing. */
const leastValues = 30;
const mostGroups = 100;

/** Offers violins for histograms, and for numbers that are many enough to have a distribution. */
export const suggestions: VisualizationSuggestionsSupplier<ViolinPanelOptions> = (summary) => {
  if (!summary.hasData) {
    return;
  }
  if (summary.hasDataFrameType(DataFrameType.HeatmapCells) || summary.hasDataFrameType(DataFrameType.Histogram)) {
    return [{ name: texts.violins, score: VisualizationSuggestionScore.Good }];
  }
  const numbers = summary.fieldCountByType(FieldType.number);
  if (numbers === 0 || numbers > mostGroups || summary.rowCountMax < leastValues) {
    return;
  }
  return [
    { name: texts.violins, score: VisualizationSuggestionScore.OK },
    { name: texts.boxPlots, score: VisualizationSuggestionScore.OK, options: { shape: 'box' } },
  ];
};
