import { z } from 'zod';

/** The parts of a JSON schema that a form is drawn from. */
export interface FormSchema {
  readonly type?: string | undefined;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly string[] | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  /** Milliseconds shown as `5m`, or a point in time. */
  readonly unit?: string | undefined;
  readonly properties?: Readonly<Record<string, FormSchema>> | undefined;
  readonly required?: readonly string[] | undefined;
}

const schemaShape: z.ZodType<FormSchema> = z.lazy(() =>
  z.object({
    type: z.string().optional(),
    title: z.string().optional(),
    description: z.string().optional(),
    default: z.unknown().optional(),
    const: z.unknown().optional(),
    enum: z.array(z.string()).optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    unit: z.string().optional(),
    properties: z.record(z.string(), schemaShape).optional(),
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
