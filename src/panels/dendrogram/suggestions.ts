import { FieldType, VisualizationSuggestionScore, type VisualizationSuggestionsSupplier } from '@grafana/data';

import { type DendrogramPanelOptions } from './options';
import { texts } from './texts';

/** Rows or series that a reader can still tell apart at the foot of a tree. */
const readableItems = { from: 4, to: 300 };

/** Offers the dendrogram for a table of several number columns, and for several series. */
export const suggestions: VisualizationSuggestionsSupplier<DendrogramPanelOptions> = (summary) => {
  const numbers = summary.fieldCountByType(FieldType.number);
  const items = summary.hasFieldType(FieldType.time) ? numbers : summary.rowCountMax;
  if (!summary.hasData || numbers < 2 || items < readableItems.from || items > readableItems.to) {
    return;
  }
  return [{ name: texts.suggestion, score: VisualizationSuggestionScore.OK }];
};
