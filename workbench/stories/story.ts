/** A field as plain data, for toDataFrame. */
export interface StoryField {
  readonly name: string;
  readonly type: 'time' | 'number' | 'string';
  readonly values: ReadonlyArray<number | string | null>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly config?: Readonly<Record<string, unknown>>;
}

export interface StoryFrame {
  readonly name?: string;
  readonly refId?: string;
  readonly meta?: Readonly<Record<string, unknown>>;
  readonly fields: readonly StoryField[];
}

/** One case of a panel, rendered alone: by the workbench, the screenshots and the tests. */
export interface Story {
  readonly id: string;
  readonly panelId: string;
  readonly title: string;
  readonly frames: readonly StoryFrame[];
  readonly options: Readonly<Record<string, unknown>>;
  /** Standard options: `defaults` of the field configuration. */
  readonly fieldDefaults?: Readonly<Record<string, unknown>>;
  /** Width and height in CSS pixels. */
  readonly size: readonly [number, number];
}
