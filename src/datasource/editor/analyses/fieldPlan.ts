import { type Fields } from '../../form/SchemaForm';
import { type ControlName } from '../controls/controlProps';

/** One field of an analysis' form. */
export interface FieldPlan {
  /** The field of the query model. */
  readonly name: string;
  /** What it is edited with, where its schema does not say: choices that the query or a store knows, lists, ranges. */
  readonly control?: ControlName;
  /** Other fields of the query model that the control edits with it. */
  readonly also?: readonly string[];
  /** Folded away until it is asked for. */
  readonly isAdvanced?: true;
  /** Whether the analysis as it stands reads it; a field that it does not read is not shown. */
  readonly isRead?: (analysis: Fields) => boolean;
}
