import { type ViolinShape } from '../../charts/violin/violinShape';
import { type FormatValue } from '../../charts/formatValue';
import { type TooltipRow } from '../kit/chart/ChartTooltip';
import { texts } from './texts';
import { type ShapedGroup } from './useShapedGroups';

/** What the tooltip says of a group. */
export function violinDetails(
  { shape, numbers }: Pick<ShapedGroup, 'shape' | 'numbers'>,
  format: FormatValue,
  color: string | undefined,
  isLog: boolean
): { readonly title: string; readonly rows: readonly TooltipRow[]; readonly note?: string } {
  const pair = (low: number, high: number) => `${format(low)} – ${format(high)}`;
  const rows: TooltipRow[] = [
    { label: texts.count, value: shape.isBinned ? format(shape.count) : String(shape.count), color },
    { label: texts.median, value: format(shape.median) },
    { label: texts.quartiles, value: pair(shape.lowerQuartile, shape.upperQuartile) },
  ];
  if (shape.isBinned) {
    rows[0] = { label: texts.count, value: String(Math.round(shape.count)), color };
    rows.push({ label: texts.p5to95, value: pair(shape.lowerWhisker, shape.upperWhisker) });
    return { title: titleOf(shape), rows, note: texts.binned };
  }
  rows.push(
    { label: texts.whiskers, value: pair(shape.lowerWhisker, shape.upperWhisker) },
    { label: texts.p95, value: format(numbers.p95) },
    { label: texts.p99, value: format(numbers.p99) },
    { label: texts.range, value: pair(numbers.least, numbers.greatest) }
  );
  const leftOut = isLog ? numbers.count - shape.count : 0;
  const note = leftOut > 0 ? texts.leftOut(leftOut) : shape.support.length === 0 ? texts.fewValues : undefined;
  return { title: titleOf(shape), rows, ...(note ? { note } : {}) };
}

function titleOf({ category, hue }: ViolinShape): string {
  return hue === null ? category : `${category} · ${hue}`;
}
