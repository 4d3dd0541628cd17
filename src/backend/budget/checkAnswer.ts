import { type WireFrame } from '../../frames/schema/wireFrame';
import { QueryError } from '../queryError';
import { type Budgets } from './budgets';

/** Refuses an answer that no browser could show. @throws QueryError with how large it is, how large it may be and what to change */
export function checkAnswer(frames: readonly WireFrame[], budgets: Budgets): void {
  const values = frames.reduce(
    (sum, { fields }) => sum + fields.reduce((own, field) => own + field.values.length, 0),
    0
  );
  if (values > budgets.answerValues) {
    throw new QueryError(
      `the answer has ${values} values, more than the ${budgets.answerValues} that one may have (max_answer_values): ` +
        'narrow a selector, aggregate, raise "stepMs" or shorten the range',
      413
    );
  }
}
