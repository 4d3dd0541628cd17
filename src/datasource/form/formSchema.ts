import { z } from 'zod';

/** The parts of a JSON schema that a form is drawn from. */
export interface FormSchema {
  readonly type?: string | undefined;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly default?: unknown;
  /** What holds where the field is empty and there is no default, in words. */
  readonly unset?: string | undefined;
  readonly const?: unknown;
  readonly enum?: readonly string[] | undefined;
  /** What the values of `enum` are called, where their names are no words. */
  readonly choices?: Readonly<Record<string, string>> | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  /** `duration` is milliseconds shown as `5m`, `time` a point in time, `percent` a share shown times 100; any other stands behind the field. */
  readonly unit?: string | undefined;
  readonly properties?: Readonly<Record<string, FormSchema>> | undefined;
  readonly items?: FormSchema | undefined;
  readonly required?: readonly string[] | undefined;
}

const schemaShape: z.ZodType<FormSchema> = z.lazy(() =>
  z.object({
    type: z.string().optional(),
    title: z.string().optional(),
    description: z.string().optional(),
    default: z.unknown().optional(),
    unset: z.string().optional(),
    const: z.unknown().optional(),
    enum: z.array(z.string()).optional(),
    choices: z.record(z.string(), z.string()).optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    unit: z.string().optional(),
    properties: z.record(z.string(), schemaShape).optional(),
    items: schemaShape.optional(),
    required: z.array(z.string()).optional(),
  })
);

/** Reads what a form needs out of a JSON schema; the rest is left alone. Throws a ZodError on anything else. */
export function readFormSchema(json: unknown): FormSchema {
  return schemaShape.parse(json);
}

/** The form of a zod schema. */
export function formSchemaOf(schema: z.ZodType): FormSchema {
  return readFormSchema(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
}
