import { type OptionsSchema } from './detectorOptions';

/** What is known of a detector without its model: enough for query schemas and editors. */
export interface DetectorDeclaration {
  /** The name in queries. */
  readonly id: string;
  readonly title: string;
  /** One sentence without a full stop: what it measures. */
  readonly description: string;
  /** One field an option, each with a title, a description, and a default or what holds without it. */
  readonly options: OptionsSchema;
}
