import { type FieldWords } from '../../form/fieldWords';
import { type FormSchema } from '../../form/formSchema';
import { type Fields } from '../../form/SchemaForm';

/** What a field is edited with where its schema alone does not say. */
export type ControlName =
  | 'around'
  | 'baseline'
  | 'declarations'
  | 'dependencies'
  | 'detector'
  | 'detectorOptions'
  | 'events'
  | 'incident'
  | 'input'
  | 'parentRules'
  | 'labels'
  | 'range'
  | 'ranges'
  | 'rates'
  | 'series'
  | 'tags'
  | 'zone';

/** What a control is handed: the whole of what it edits a part of, since some fields go together. */
export interface ControlProps {
  readonly id: string;
  readonly name: string;
  readonly words: FieldWords;
  readonly schema: FormSchema;
  /** Where the locale files have the words of the field, and of those below it. */
  readonly path: string;
  readonly fields: Fields;
  readonly problem: string | undefined;
  readonly onChange: (fields: Fields) => void;
}
