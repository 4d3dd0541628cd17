import { type ColumnScaler, scaleColumns } from '../scaling/columnScaler';
import { robustScaler } from '../scaling/robustScaler';
import { standardScaler } from '../scaling/standardScaler';
import { type ItemScaling } from './clusterRecipe';

/** What numbers are scaled by. */
interface ScalingContext {
  /**
   * 0 where columns are features: each column is scaled. Else columns are values of series, so many for each series of an
   * item: each series is scaled by itself, so that shapes are compared whatever the level.
   */
  readonly courseLength: number;
  /** Items whose columns give the scale; the items themselves by default. Values of series are their own scale. */
  readonly reference?: Float64Array;
}

/**
 * Items whose numbers can be compared: `standard` by mean and standard deviation, `robust` by median and quartiles.
 *
 * @param data row-major, `columns` numbers an item, all finite
 */
export function scaleItems(
  data: Float64Array,
  columns: number,
  scaling: ItemScaling,
  { courseLength, reference = data }: ScalingContext
): Float64Array {
  if (scaling === 'none') {
    return data;
  }
  const scalerOf: (values: Float64Array, columns: number) => ColumnScaler =
    scaling === 'standard' ? standardScaler : robustScaler;
  if (courseLength === 0) {
    return scaleColumns(scalerOf(reference, columns), data);
  }
  const scaled = new Float64Array(data.length);
  for (let start = 0; start < data.length; start += courseLength) {
    const course = data.subarray(start, start + courseLength);
    scaled.set(scaleColumns(scalerOf(course, 1), course), start);
  }
  return scaled;
}
