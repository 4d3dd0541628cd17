import { z } from 'zod';
import { linePattern } from '../core/logs/linePattern';

/** How lines of logs are written: see {@link linePattern}. */
export const linePatterns = z
  .array(
    z
      .string()
      .min(1)
      .max(1000)
      .superRefine((text, context) => {
        const pattern = linePattern(text);
        if (!pattern.ok) {
          context.addIssue({ code: 'custom', message: pattern.error });
        }
      })
  )
  .max(50);
