import { FieldType, VisualizationSuggestionScore, type VisualizationSuggestionsSupplier } from '@grafana/data';

import { type ClustersPanelOptions } from './options';
import { texts } from './texts';

/** Fewer items have no groups worth a plot; more are no longer told apart. */
const goodItems = { from: 6, to: 5000 };

/** Offers clusters for a table of several number columns, and for many series. */
export const suggestions: VisualizationSuggestionsSupplier<ClustersPanelOptions> = (summary) => {
  const numbers = summary.fieldCountByType(FieldType.number);
  const isTable = !summary.hasFieldType(FieldType.time);
  const items = isTable ? summary.rowCountMax : numbers;
  if (!summary.hasData || items < goodItems.from || items > goodItems.to || (isTable && numbers < 2)) {
    return;
  }
  return [
    { name: texts.suggestion, score: isTable ? VisualizationSuggestionScore.Good : VisualizationSuggestionScore.OK },
  ];
};
