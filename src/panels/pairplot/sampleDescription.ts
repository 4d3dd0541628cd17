import { type ChartTheme } from '../../charts/chartTheme';
import { type PairplotMark } from '../../charts/pairplot/pairplotAt';
import { type PairplotVariable } from '../../charts/pairplot/pairplotData';
import { type FilteredDashboard } from '../kit/chart/filterActions';
import { itemActions } from '../kit/chart/itemActions';
import { type MarkDescription } from '../kit/chart/MarkedChart';
import { markDetails } from './markDetails';
import { type ShownSamples } from './pairWork';
import { type SampleLook } from './sampleLook';

interface DescribedSamples {
  readonly shown: ShownSamples;
  readonly variables: readonly PairplotVariable[];
  readonly look: SampleLook;
  readonly timeZone: string;
  /** Dashboard variable that a sample's name goes to. */
  readonly variable: string;
}

/** What is known of a cell or a sample in it, and what can be done with the sample. */
export function sampleDescription(
  mark: PairplotMark,
  { shown, variables, look, timeZone, variable }: DescribedSamples,
  theme: ChartTheme,
  dashboard: FilteredDashboard
): MarkDescription {
  const { table, groups } = shown;
  const formats = variables.map(({ format }) => format);
  const colorOf = (sample: number) => look.points[look.styles[sample] ?? 0]?.color ?? theme.text;
  const details = markDetails(mark, { table, groups, formats, colorOf, timeZone });
  const { sample } = mark;
  if (sample === null) {
    return details;
  }
  const field = table.variables[mark.column]?.field;
  const selection = { names: [table.names?.[sample] ?? ''], labels: [table.labelsOf(sample)], variable };
  return {
    ...details,
    links: () => field?.getLinks?.({ valueRowIndex: table.times ? 0 : sample }) ?? [],
    actions: itemActions(selection, dashboard),
  };
}
