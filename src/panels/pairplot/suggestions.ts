import { FieldType, VisualizationSuggestionScore, type VisualizationSuggestionsSupplier } from '@grafana/data';

import { type PairplotPanelOptions } from './options';
import { texts } from './texts';

/** More variables than these have cells too small to read. */
const readableVariables = { from: 2, to: 8 };
const leastSamples = 10;

/** Offers the pairplot for a few variables of many samples. */
export const suggestions: VisualizationSuggestionsSupplier<PairplotPanelOptions> = (summary) => {
  const numbers = summary.fieldCountByType(FieldType.number);
  const isReadable = numbers >= readableVariables.from && numbers <= readableVariables.to;
  if (!summary.hasData || !isReadable || summary.rowCountMax < leastSamples) {
    return;
  }
  return [{ name: texts.suggestion, score: VisualizationSuggestionScore.OK }];
};
